package dev.parley.call;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Wav;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must not be kept of a call is silence in its recording, and everything else is where it was. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class SecretsTest extends RealCalls {
    private static final String STOCKS = "Hello, I would like to invest in stocks.";
    private static final String CARD =
            "My card number is four one one one, one one one one, one one one one, one one one one.";
    private static final String AMOUNT = "About fifty thousand dollars.";
    /** The edges of words are soft, and alignment is measured in steps. */
    private static final Duration EDGE = Duration.ofMillis(150);

    /** @param open what the caller said that may be heard, @param secret what may not; each from and to */
    private record Talk(String from, PhoneCall call, List<Stretch> open, Stretch secret) {}

    /** In ms since dialling. */
    private record Stretch(long from, long to) {}

    @Test
    void cardNumbersAndWhatIsSaidInAPauseAreNotRecorded() {
        List.of(STOCKS, CARD, AMOUNT).forEach(this::spoken);
        var talks = atOnce(List.of(number + "1", number + "2"), from -> from.endsWith("1") ? card(from) : paused(from));
        talks.forEach(SecretsTest::onlyTheSecretIsSilent);

        var card = record(number + "1");
        assertThat(words(card, "caller")).containsExactly(STOCKS, "My card number is •••• 1111.", AMOUNT);
        assertThat(card.getString("slots.amount")).isEqualTo("50000 USD");
        assertThat(Instant.parse(card.getString("recordingUntil")))
                .isBetween(
                        Instant.parse(card.getString("startedAt")).plus(Duration.ofDays(89)),
                        Instant.parse(card.getString("endedAt")).plus(Duration.ofDays(91)));
        var paused = record(number + "2");
        assertThat(words(paused, "caller")).containsExactly(STOCKS, AMOUNT);
        assertThat(words(paused, "agent")).contains("The recording is paused.", "The recording goes on.");
    }

    private Talk card(String from) {
        var call = dial(options().from(from, ""));
        var stocks = saying(call, STOCKS);
        var card = saying(call, CARD);
        var amount = saying(call, AMOUNT);
        listen(call);
        call.close();
        return new Talk(from, call, List.of(stocks, amount), card);
    }

    private Talk paused(String from) {
        var call = dial(options().from(from, ""));
        listen(call);
        call.press("*#").join();
        var stocks = saying(call, STOCKS);
        listen(call);
        call.press("*#").join();
        var amount = saying(call, AMOUNT);
        listen(call);
        call.close();
        return new Talk(from, call, List.of(amount), stocks);
    }

    private Stretch saying(PhoneCall call, String line) {
        listen(call);
        int before = call.timings().said().size();
        say(call, line);
        var said = call.timings().said();
        return new Stretch(
                said.get(before).start().toMillis(), said.getLast().end().toMillis());
    }

    private static void onlyTheSecretIsSilent(Talk talk) {
        var record = record(talk.from());
        var recording = Wav.read(sound(record));
        var caller = recording.channels()[0];
        var shift = Alignment.of(talk.call().heard(), recording.channels()[1], recording.rateHz());
        print("recording against the telephone", shift);
        for (var open : talk.open()) {
            assertThat(loudest(caller, open, shift.shift().toMillis(), recording.rateHz(), 0))
                    .isGreaterThan(2000);
        }
        assertThat(loudest(caller, talk.secret(), shift.shift().toMillis(), recording.rateHz(), EDGE.toMillis()))
                .isZero();
    }

    /** @param shift how much later the telephone's clock is than the recording's */
    private static int loudest(short[] side, Stretch stretch, long shift, int rateHz, long edge) {
        int loudest = 0;
        for (long i = (stretch.from() - shift + edge) * rateHz / 1000;
                i < (stretch.to() - shift - edge) * rateHz / 1000;
                i++) {
            loudest = Math.max(loudest, Math.abs(side[(int) i]));
        }
        return loudest;
    }

    private static byte[] sound(JsonPath record) {
        return when().get("/api/calls/" + record.getString("id") + "/recording")
                .then()
                .statusCode(200)
                .contentType("audio/wav")
                .extract()
                .asByteArray();
    }
}
