package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.demo.caller.Ending;
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
class HangUpTest extends RealCalls {
    private static final String INTEREST = "Hello, I would like to invest in stocks.";

    @SuppressWarnings("NullAway.Init") // filled in by EmbeddedServices
    EmbeddedServices.Outage outage;

    /** The look-up of the caller takes its longest while the database is away, so that there is time to give up. */
    @Test
    void aCallerWhoGivesUpWhileItRingsIsWrittenDownAsAbandoned() {
        outage.postgres().cut();
        try {
            var call = ring(options());
            await().pollInterval(Duration.ofMillis(5)).until(() -> metric("parley_calls_active") == 1);
            call.hangUp();
            assertThat(call.awaitEnded(ANSWER)).hasValueSatisfying(how -> assertThat(how)
                    .isInstanceOfAny(Ending.Cancelled.class, Ending.HungUpByCaller.class));
        } finally {
            outage.postgres().mend();
        }
        var record = record();
        abandonedByTheCaller(record);
        assertThat(words(record, "caller")).isEmpty();
    }

    @Test
    void aCallerWhoHangsUpInTheGreetingHasHeardOnlyItsFirstWords() {
        var call = dial();
        await().atMost(ANSWER).until(() -> call.timings().heard().stream()
                .anyMatch(heard -> heard.end().minus(heard.start()).toMillis() > 700));
        call.close();
        var record = record();
        abandonedByTheCaller(record);
        assertThat(words(record, "agent")).singleElement().satisfies(heard -> assertThat("Hi, this is Emma from")
                .startsWith(heard.split(" ")[0])
                .isNotEqualTo("Hi, this is Emma from Parley Invest."));
        assertThat(words(record, "caller")).isEmpty();
    }

    @Test
    void whatWasUnderstoodBeforeACallerHangsUpInMidWordIsKept() {
        var call = dial();
        listen(call);
        say(call, INTEREST);
        listen(call);
        var sentence = spoken("I could put in about fifty thousand dollars, maybe a little more than that if I can.");
        call.say(sentence);
        await().pollDelay(Duration.ofMillis(sentence.millis() * 2L / 3)).until(() -> true);
        call.close();
        var record = record();
        abandonedByTheCaller(record);
        assertThat(words(record, "caller")).first().isEqualTo(INTEREST);
        assertThat(words(record, "caller")).hasSize(2).last().asString().startsWith("I could put in");
        assertThat(record.getString("slots.interest")).isEqualTo("stocks");
    }

    @Test
    void aReplyThatIsHungUpOnIsWrittenDownAsFarAsItWasHeard() {
        var call = dial();
        listen(call);
        say(call, INTEREST);
        var saidSoFar = call.timings().heard().size();
        await().atMost(ANSWER)
                .until(() -> call.timings().heard().size() > saidSoFar
                        && call.timings()
                                        .heard()
                                        .getLast()
                                        .end()
                                        .minus(call.timings().heard().getLast().start())
                                        .toMillis()
                                > 800);
        call.close();
        var record = record();
        abandonedByTheCaller(record);
        assertThat(record.getList("turns.who")).containsExactly("agent", "caller", "agent");
        var reply = words(record, "agent").getLast();
        assertThat(reply).isNotBlank().doesNotContain("investing");
    }

    @Test
    void aCallerWhoIsSilentAndOneInNoiseAreAskedTwiceAndThenSaidGoodbyeTo() {
        atOnce(List.of(0, 600), noise -> {
                    var call = dial(options().from(number + noise, ""));
                    call.noise(noise);
                    awaitEnd(call);
                    return record(number + noise);
                })
                .forEach(HangUpTest::askedTwiceAndSaidGoodbyeTo);
    }

    private static void askedTwiceAndSaidGoodbyeTo(JsonPath record) {
        assertThat(record.getString("outcome")).isEqualTo("not_qualified");
        assertThat(words(record, "caller")).isEmpty();
        assertThat(words(record, "agent"))
                .hasSize(4)
                .satisfiesExactly(
                        greeting -> assertThat(greeting).startsWith("Hi, this is Emma from Parley Invest."),
                        once -> assertThat(once).startsWith("Are you still there?"),
                        twice -> assertThat(twice).startsWith("I can't hear you. Could you say that again?"),
                        goodbye -> assertThat(goodbye).endsWith("Goodbye."));
        assertThat(record.getMap("slots")).isEmpty();
    }

    private static void abandonedByTheCaller(JsonPath record) {
        assertThat(record.getString("outcome")).isEqualTo("abandoned");
        assertThat(record.getString("reason")).isEqualTo("The caller hung up");
    }
}
