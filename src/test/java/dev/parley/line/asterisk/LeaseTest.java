package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.line.RingOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final String RENEWAL = "POST /ari/channels/caller/variable";

    @Test
    void aCallIsLeasedFromItsAnswerOnAndNoLongerAfterItsEnd() throws Exception {
        try (var calls = new FakeCalls(Map.of("parley.asterisk.lease", "1s"))) {
            calls.ring("caller").answered();
            await().until(() -> renewals(calls) >= 3);
            calls.asterisk.tell("ChannelDestroyed", "caller");
            await().until(() -> calls.asterisk.requests.contains("DELETE /ari/channels/caller"));
            calls.asterisk.requests.clear();
            afterALease();
            assertThat(renewals(calls)).isZero();
        }
    }

    @Test
    void aCallerWhoTalksToAPersonIsNotLeasedButOurOwnChannelIs() throws Exception {
        try (var calls = new FakeCalls(Map.of("parley.asterisk.lease", "1s"))) {
            var call = calls.ring("caller").answered();
            var rung = call.ask(() -> call.line().ringPerson("1001", Duration.ofSeconds(5)));
            await().until(() -> !calls.asterisk.dialled.isEmpty());
            calls.asterisk.tell("StasisStart", calls.asterisk.dialled.getLast());
            assertThat(rung.get(5, TimeUnit.SECONDS)).isEqualTo(RingOutcome.TAKEN);
            call.ask(() -> call.line().joinPerson(true)).get(5, TimeUnit.SECONDS);
            calls.asterisk.requests.clear();
            afterALease();
            assertThat(renewals(calls)).isZero();
            assertThat(calls.asterisk.requests)
                    .contains("POST /ari/channels/parley.ai-call-center.media."
                            + call.line().call() + "/variable");
        }
    }

    @Test
    void withoutALeaseNothingIsRenewed() throws Exception {
        try (var calls = new FakeCalls(Map.of("parley.asterisk.lease", "0s"))) {
            calls.ring("caller").answered();
            afterALease();
            assertThat(renewals(calls)).isZero();
        }
    }

    private static void afterALease() {
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
    }

    private static long renewals(FakeCalls calls) {
        return calls.asterisk.requests.stream().filter(RENEWAL::equals).count();
    }
}
