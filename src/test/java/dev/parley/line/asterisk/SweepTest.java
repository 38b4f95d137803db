package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.line.LineEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final String DEAD = "7a4c2f0e-9d35-4a51-9c60-2f8f5ee0b6b1";

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeCalls calls;

    @BeforeEach
    void connect() throws Exception {
        calls = new FakeCalls(Map.of("parley.asterisk.sweep-every", "150ms"));
    }

    @AfterEach
    void disconnect() throws Exception {
        calls.close();
    }

    @Test
    void whatNoCallBelongsToIsRemovedAtAnyTime() {
        var left = List.of(
                "parley.ai-call-center.media." + DEAD,
                "parley.ai-call-center.person." + DEAD + ".1",
                "a-caller-in-our-application");
        left.forEach(id -> calls.asterisk.channels.add(FakeAsterisk.channel(id, dataOf(id))));
        calls.asterisk.bridges.add("parley.ai-call-center.bridge." + DEAD);
        await().untilAsserted(() -> assertThat(calls.asterisk.requests)
                .contains(
                        "DELETE /ari/channels/" + left.get(0),
                        "DELETE /ari/channels/" + left.get(1),
                        "DELETE /ari/channels/" + left.get(2),
                        "DELETE /ari/bridges/parley.ai-call-center.bridge." + DEAD));

        calls.asterisk.requests.clear();
        calls.asterisk.channels.clear();
        calls.asterisk.bridges.clear();
        var later = "parley.ai-call-center.media." + DEAD.replace('7', '8');
        calls.asterisk.channels.add(FakeAsterisk.channel(later, ""));
        await().untilAsserted(() -> assertThat(calls.asterisk.requests).contains("DELETE /ari/channels/" + later));
    }

    @Test
    void whatBelongsToACallOrToAnotherParleyIsLeftAlone() throws Exception {
        var call = calls.ring("caller").answered();
        var id = call.line().call().value();
        for (var channel : List.of(
                "caller",
                "parley.ai-call-center.media." + id,
                "parley.other.media." + DEAD,
                "parley.ai-call-center.media.media." + DEAD,
                "parley.ai-call-center.eu.person." + DEAD + ".1",
                "somebody-elses")) {
            calls.asterisk.channels.add(FakeAsterisk.channel(channel, dataOf("other")));
        }
        calls.asterisk.bridges.addAll(List.of("parley.ai-call-center.bridge." + id, "parley.other.bridge." + DEAD));
        afterMoreLooks();
        assertThat(calls.asterisk.requests).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(call.happened()).isEmpty();
    }

    @Test
    void aCallThatAsteriskNoLongerHasIsEnded() throws Exception {
        var call = calls.ring("caller").answered();
        await().until(() -> !call.happened().isEmpty());
        assertThat(call.happened()).containsExactly(new LineEvent.HungUp("Asterisk no longer has the call", true));
    }

    /** Three looks see whatever one sees twice. */
    private void afterMoreLooks() {
        calls.asterisk.requests.clear();
        await().until(() -> calls.asterisk.requests.stream()
                        .filter("GET /ari/channels"::equals)
                        .count()
                > 3);
    }

    private static String dataOf(String id) {
        return id.equals("a-caller-in-our-application") ? "ai-call-center,inbound" : "somebody,else";
    }
}
