package dev.parley.call;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import dev.parley.demo.caller.Codec;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class HappyCallTest extends RealCalls {
    /** 40 ms, and a step of the measurement. */
    private static final Duration ALIGNED = Duration.ofMillis(45);

    @Test
    void aCallerWhoAnswersEverythingBecomesAQualifiedLeadInEveryCodec() {
        QUALIFIED_LEAD.forEach(this::spoken);
        var log = LogLines.follow();
        var talks = atOnce(List.of(Codec.values()), this::wholeCall);
        talks.forEach(this::isAsItShouldBe);
        log.close();
        talks.forEach(talk -> logNamesTheCallAndNoPerson(talk, log));
        assertThat(figures("parley_turn_latency_seconds_count{stage=\"heard\""))
                .allMatch(count -> count >= talks.size() * QUALIFIED_LEAD.size())
                .hasSize(1);
        assertThat(figures("ft_circuitbreaker_state_current{method=\"ears: ")).contains(1.0);
        assertThat(figures("ft_circuitbreaker_state_current{method=\"mind: ")).contains(1.0);
    }

    /** The values of all figures whose name and labels begin like this. */
    private static List<Double> figures(String start) {
        return when().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
    }

    private record Talk(String from, Codec codec, PhoneCall call) {}

    private Talk wholeCall(Codec codec) {
        var from = number + codec.ordinal();
        var call = dial(options().from(from, "").offering(codec));
        talk(call, QUALIFIED_LEAD);
        awaitEnd(call);
        return new Talk(from, codec, call);
    }

    private void isAsItShouldBe(Talk talk) {
        var call = talk.call();
        var record = record(talk.from());
        print("pauses before each reply, as measured inside", record.getList("turns.latency"));
        Figures.of(call).print(talk.codec().name());

        assertThat(record.getString("outcome")).isEqualTo("qualified");
        assertThat(words(record, "caller")).containsExactlyElementsOf(QUALIFIED_LEAD);
        assertThat(record.getList("turns.who", String.class)).containsExactlyElementsOf(inTurn());
        var lead = lead(record);
        assertThat(lead.getBoolean("qualified")).isTrue();
        assertThat(lead.getString("slots.interest")).isEqualTo("stocks");
        assertThat(lead.getString("slots.amount")).isEqualTo("50000 USD");
        assertThat(lead.getString("slots.risk")).isEqualTo("conservative");
        assertThat(lead.getString("slots.timeline")).isEqualTo("medium_term");
        assertThat(lead.getString("slots.name")).isEqualTo("Anna Miller");
        assertThat(call.timings().greeting().orElseThrow()).isLessThan(Load.allow(Duration.ofMillis(150)));
        recordingHoldsBothSides(record, call);
        if (talk.codec() == Codec.G722) {
            print("the agent's voice above 4 kHz, dB of the whole", aboveFourKilohertz(call.heard()));
            assertThat(aboveFourKilohertz(call.heard())).isGreaterThan(-35);
        } else {
            assertThat(call.heard().rateHz()).isEqualTo(8000);
        }
    }

    /** What is lost on the way through 8 kHz, against all there is. */
    private static double aboveFourKilohertz(Pcm sound) {
        var narrow = Resampler.convert(Resampler.convert(sound, 8000), sound.rateHz());
        double all = 1;
        double lost = 1;
        for (int i = 0; i < Math.min(sound.samples().length, narrow.samples().length); i++) {
            all += Math.pow(sound.samples()[i], 2);
            lost += Math.pow(sound.samples()[i] - narrow.samples()[i], 2);
        }
        return 10 * Math.log10(lost / all);
    }

    private static void logNamesTheCallAndNoPerson(Talk talk, LogLines log) {
        var id = record(talk.from()).getString("id");
        assertThat(log.of(id))
                .extracting(LogLines.Line::text)
                .contains("The call is answered.")
                .anyMatch(text -> text.startsWith("The call ended"))
                .anyMatch(text -> text.contains("subject=" + id));
        assertThat(log.of(id)).allSatisfy(line -> {
            assertThat(line.channelId()).isNotEmpty();
            assertThat(line.sipCallId()).endsWith("@parley");
        });
        assertThat(log.of(id).stream().map(LogLines.Line::sipCallId).distinct()).hasSize(1);
        assertThat(log.all())
                .filteredOn(line -> line.text().contains(id))
                .extracting(LogLines.Line::callId)
                .containsOnly(id);
        assertThat(log.all())
                .extracting(LogLines.Line::text)
                .noneMatch(text -> text.contains(talk.from()) || text.contains("Miller") || text.contains("fifty"));
    }

    /** The agent greets, and after each line of the caller's it replies. */
    private static List<String> inTurn() {
        return java.util.stream.IntStream.rangeClosed(0, 2 * QUALIFIED_LEAD.size())
                .mapToObj(i -> i % 2 == 0 ? "agent" : "caller")
                .toList();
    }

    private static void recordingHoldsBothSides(JsonPath record, PhoneCall call) {
        var file = when().get("/api/calls/" + record.getString("id") + "/recording")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var recording = Wav.read(file);
        assertThat(recording.channels()).hasNumberOfRows(2);
        var caller = Alignment.of(call.said(), recording.channels()[0], recording.rateHz());
        var agent = Alignment.of(call.heard(), recording.channels()[1], recording.rateHz());
        print("recording, caller and agent against the telephone's own", caller + " " + agent);
        assertThat(caller.likeness()).isGreaterThan(0.8);
        assertThat(agent.likeness()).isGreaterThan(0.8);
        assertThat(caller.shift().minus(agent.shift()).abs()).isLessThanOrEqualTo(Load.allow(ALIGNED));
    }
}
