package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.line.LineEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is heard meanwhile is tried in {@link CallChangesTest}. */
class HoldTest {
    @Test
    void aCallerWhoHoldsForTooLongIsHungUp() throws Exception {
        try (var calls = new FakeCalls(Map.of("parley.asterisk.longest-hold", "200ms"))) {
            calls.asterisk.channels.add(FakeAsterisk.channel("caller", "ai-call-center"));
            var call = calls.ring("caller").answered();
            calls.asterisk.tell("ChannelHold", "caller");
            await().until(() -> !call.happened().isEmpty());
            assertThat(call.happened().getFirst()).isInstanceOfSatisfying(LineEvent.HungUp.class, end -> {
                assertThat(end.reason()).startsWith("The caller held for longer than");
                assertThat(end.broken()).isFalse();
            });
            await().until(() -> calls.asterisk.requests.contains("DELETE /ari/channels/caller"));
        }
    }

    @Test
    void aCallerWhoComesBackMayStayAndHoldAgain() throws Exception {
        try (var calls = new FakeCalls(Map.of("parley.asterisk.longest-hold", "400ms"))) {
            calls.asterisk.channels.add(FakeAsterisk.channel("caller", "ai-call-center"));
            var call = calls.ring("caller").answered();
            for (int i = 0; i < 3; i++) {
                calls.asterisk.tell("ChannelHold", "caller");
                await().pollDelay(Duration.ofMillis(250)).until(() -> true);
                calls.asterisk.tell("ChannelUnhold", "caller");
            }
            assertThat(call.happened()).isEmpty();
        }
    }
}
