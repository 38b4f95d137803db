package dev.parley.call;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.whisper.Fault;
import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.Part;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class EarFaultsTest extends RealCalls {
    private static final String INTEREST = QUALIFIED_LEAD.getFirst();

    @AfterEach
    void theEarRecovers() {
        wires.whisper().misbehave(new Fault.None());
        await().atMost(TURN).until(() -> part("ears").level() == Part.Level.UP);
    }

    static Stream<Fault> faults() {
        return Stream.of(new Fault.Late(Duration.ofSeconds(8)), new Fault.Babbling());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aCallerWhoIsNotUnderstoodIsAskedAgainAndThenAnswersByKeypad(Fault fault) {
        var call = dial();
        listen(call);
        wires.whisper().misbehave(fault);
        sayUntilKeysAreAskedFor(call, INTEREST);
        call.press("1").join();
        listen(call);
        call.close();
        wroteDownKeys(record());
    }

    /** The whole call to its good end, and the next one by voice again. */
    @Test
    void aRecogniserThatFailsInMidCallCostsNoLeadAndIsUsedAgainWhenItRecovers() {
        var call = dial();
        talk(call, QUALIFIED_LEAD.subList(0, 1));
        listen(call);
        wires.whisper().misbehave(new Fault.Failing(500));
        sayUntilKeysAreAskedFor(call, QUALIFIED_LEAD.get(1));
        for (var keys : new String[] {"50000#", "1", "2", "1"}) {
            call.press(keys).join();
            listen(call);
        }
        awaitEnd(call);
        var record = record();
        assertThat(record.getString("outcome")).isEqualTo("qualified");
        assertThat(record.getString("slots.interest")).isEqualTo("stocks");
        assertThat(record.getString("slots.amount")).isEqualTo("50000 USD");
        theEarRecovers();
        var next = dial();
        listen(next);
        next.close();
        assertThat(words(record(), "agent").getFirst()).doesNotContain("press");
    }

    @Test
    void aRecogniserThatIsGoneInMidCallIsReplacedByTheKeypad() {
        var call = dial();
        listen(call);
        wires.ear().cut();
        try {
            sayUntilKeysAreAskedFor(call, INTEREST);
            call.press("1").join();
            listen(call);
        } finally {
            wires.ear().mend();
        }
        call.close();
        wroteDownKeys(record());
    }

    private void sayUntilKeysAreAskedFor(PhoneCall call, String line) {
        for (int i = 0; i < 5 && !askedForKeys(); i++) {
            say(call, line);
            listen(call);
        }
        assertThat(askedForKeys())
                .as("the agent asks for keys: " + words(soFar(), "agent"))
                .isTrue();
    }

    private boolean askedForKeys() {
        var said = words(soFar(), "agent");
        return !said.isEmpty() && said.getLast().matches("(?s).*(press|type).*");
    }

    private static void wroteDownKeys(JsonPath record) {
        assertThat(record.getString("slots.interest")).isEqualTo("stocks");
        assertThat(words(record, "caller")).endsWith("(keyed in: 1)");
        assertThat(words(record, "agent"))
                .anyMatch(said ->
                        said.startsWith("Sorry, I didn't get that.") || said.startsWith("Are you still there?"));
        assertThat(record.getBoolean("recordingComplete")).isTrue();
        when().get("/api/calls/" + record.getString("id") + "/recording").then().statusCode(200);
    }
}
