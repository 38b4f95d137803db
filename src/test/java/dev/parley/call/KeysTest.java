package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class KeysTest extends RealCalls {
    @Test
    void aKeyStopsTheAgentAndAnswersItsQuestion() {
        var call = dial();
        await().atMost(ANSWER).until(() -> !call.timings().heard().isEmpty());
        call.press("1").join();
        listen(call);
        call.close();
        var record = record();
        assertThat(record.getString("slots.interest")).isEqualTo("stocks");
        assertThat(words(record, "caller")).containsExactly("(keyed in: 1)");
        assertThat(words(record, "agent").getLast()).contains("investing?");
    }

    @Test
    void aKeyWhileTheCallerSpeaksCountsMoreThanTheWords() {
        var call = dial();
        listen(call);
        call.say(spoken("Hello, I would like to invest in bonds."));
        call.press("1").join();
        listen(call);
        call.close();
        assertThat(record().getString("slots.interest")).isEqualTo("stocks");
    }

    @Test
    void theStarSaysTheLastWordsAgain() {
        var call = dial();
        listen(call);
        call.press("*").join();
        listen(call);
        call.close();
        var agent = words(record(), "agent");
        assertThat(agent).hasSize(2);
        assertThat(agent.getLast()).isEqualTo(agent.getFirst());
    }

    @Test
    void aCallerWhoWantsAPersonWhileNobodyIsThereComesBackToTheAgent() {
        var call = dial();
        listen(call);
        call.press("0").join();
        await().atMost(TURN)
                .until(() -> words(soFar(), "agent").stream().anyMatch(said -> said.contains("nobody's free")));
        call.awaitAgentQuiet(PAUSE, Duration.ofSeconds(1));
        say(call, "Hello, I would like to invest in stocks.");
        listen(call);
        call.close();
        var record = record();
        assertThat(words(record, "agent")).anyMatch(said -> said.contains("I'll put you through"));
        assertThat(record.getString("slots.interest")).isEqualTo("stocks");
        assertThat(record.getString("outcome")).isEqualTo("abandoned");
    }
}
