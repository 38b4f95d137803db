package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.line.LineEvent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private static final Duration RING = Duration.ofSeconds(5);

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeCalls calls;

    @BeforeEach
    void connect() throws Exception {
        calls = new FakeCalls(Map.of());
    }

    @AfterEach
    void disconnect() throws Exception {
        calls.close();
    }

    @Test
    void newsOfAnEarlierAttemptDoesNotEndALaterOne() throws Exception {
        var call = calls.ring("caller").answered();
        var first = call.ask(() -> call.line().handOver("1001", RING));
        var missed = person(call, 1);
        calls.asterisk.tell("ChannelDestroyed", missed);
        assertThat(first.get(5, TimeUnit.SECONDS)).isFalse();

        var second = call.ask(() -> call.line().handOver("1001", RING));
        var taken = person(call, 2);
        calls.asterisk.tell("StasisEnd", missed);
        calls.asterisk.tell("ChannelDestroyed", missed);
        calls.asterisk.tell("StasisStart", taken);
        assertThat(second.get(5, TimeUnit.SECONDS)).isTrue();

        calls.asterisk.tell("ChannelDestroyed", missed);
        calls.asterisk.tell("ChannelDtmfReceived", "caller");
        await().until(() -> !call.happened().isEmpty());
        assertThat(call.happened()).containsExactly(new LineEvent.DigitPressed('1'));
        calls.asterisk.tell("ChannelDestroyed", taken);
        await().until(() -> call.happened().size() > 1);
        assertThat(call.happened().getLast()).isEqualTo(new LineEvent.HungUp("The person hung up", false));
    }

    @Test
    void whenACallEndsEveryAttemptIsHungUp() throws Exception {
        var call = calls.ring("caller").answered();
        var first = call.ask(() -> call.line().handOver("1001", RING));
        var missed = person(call, 1);
        calls.asterisk.tell("ChannelDestroyed", missed);
        first.get(5, TimeUnit.SECONDS);
        call.ask(() -> call.line().handOver("1001", RING));
        var ringing = person(call, 2);
        calls.asterisk.requests.clear();
        calls.asterisk.tell("ChannelDestroyed", "caller");
        await().untilAsserted(() -> assertThat(calls.asterisk.requests)
                .contains("DELETE /ari/channels/" + missed, "DELETE /ari/channels/" + ringing));
    }

    @Test
    void anExtensionThatIsNoneIsRefusedBeforeAsteriskIsAsked() throws Exception {
        var call = calls.ring("caller").answered();
        var asked = call.ask(() -> call.line().handOver("1001@elsewhere", RING));
        await().until(asked::isDone);
        assertThat(asked).isCompletedExceptionally();
        assertThat(calls.asterisk.requests).doesNotContain("POST /ari/channels");
    }

    /** The channel with which Asterisk was told to dial the person, at that attempt. */
    private String person(FakeCalls.Call call, int attempt) {
        await().until(() -> calls.asterisk.dialled.size() >= attempt);
        assertThat(calls.asterisk.dialled.getLast()).contains(call.line().call().value());
        return calls.asterisk.dialled.getLast();
    }
}
