package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.line.LineEvent;
import dev.parley.talk.Part.Level;
import io.quarkus.runtime.ShutdownEvent;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two Parleys of one name on one Asterisk. */
class StandbyTest {
    private static final String DEAD = "7a4c2f0e-9d35-4a51-9c60-2f8f5ee0b6b1";

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeCalls calls;

    @BeforeEach
    void connect() throws Exception {
        calls = new FakeCalls(Map.of("parley.asterisk.standby-every", "100ms"));
    }

    @AfterEach
    void disconnect() throws Exception {
        calls.close();
    }

    @Test
    void theOneThatCameLaterIsNotFoughtAndItsPlaceIsTakenWhenItIsGone() {
        var later = calls.another();
        await().until(() -> calls.lines.status().level() == Level.DOWN);
        assertThat(calls.lines.status().sentence())
                .startsWith("Another client has connected to Asterisk as ai-call-center")
                .contains("parley.asterisk.application")
                .contains("takes calls again when the other is gone");
        afterMoreLooks();
        assertThat(calls.asterisk.connections).hasValue(2);
        assertThat(later.status().level()).isEqualTo(Level.UP);

        later.close(new ShutdownEvent());
        await().until(() -> calls.lines.status().level() == Level.UP);
        assertThat(calls.asterisk.connections).hasValue(3);
    }

    @Test
    void aCallerInTheApplicationMeansThatSomebodyAnswersIt() {
        var later = calls.another();
        calls.asterisk.inApplication.add("caller");
        calls.asterisk.inApplication.add("parley.ai-call-center.media." + DEAD);
        await().until(() -> calls.lines.status().level() == Level.DOWN);
        later.close(new ShutdownEvent());
        afterMoreLooks();
        assertThat(calls.asterisk.connections).hasValue(2);

        calls.asterisk.inApplication.remove("caller");
        await().until(() -> calls.asterisk.connections.get() == 3);
    }

    @Test
    void aCallThatEndsMeanwhileIsNoticedThoughNobodyTells() throws Exception {
        var call = calls.ring("caller").answered();
        calls.asterisk.channels.add(FakeAsterisk.channel("caller", "ai-call-center,inbound"));
        calls.another();
        await().until(() -> calls.lines.status().level() == Level.DOWN);
        afterMoreLooks();
        assertThat(call.happened()).isEmpty();
        calls.asterisk.channels.clear();
        await().until(() -> !call.happened().isEmpty());
        assertThat(call.happened()).containsExactly(new LineEvent.HungUp("Asterisk no longer has the call", true));
    }

    private void afterMoreLooks() {
        calls.asterisk.requests.clear();
        await().until(() -> calls.asterisk.requests.stream()
                        .filter("GET /ari/applications/ai-call-center"::equals)
                        .count()
                > 3);
    }
}
