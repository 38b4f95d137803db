package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.line.LineEvent;
import dev.parley.line.RingOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    void aCallerWhoTalksToAPersonMayHoldAsLongAsThatPersonWaits() throws Exception {
        try (var calls = new FakeCalls(Map.of("parley.asterisk.longest-hold", "100ms"))) {
            calls.asterisk.channels.add(FakeAsterisk.channel("caller", "ai-call-center"));
            var call = calls.ring("caller").answered();
            var person = taken(calls, call);
            call.ask(() -> call.line().joinPerson(true)).get(5, TimeUnit.SECONDS);
            calls.asterisk.tell("ChannelHold", "caller");
            await().during(Duration.ofMillis(500)).until(() -> call.happened().isEmpty());
            calls.asterisk.tell("ChannelDestroyed", person);
            await().until(() -> !call.happened().isEmpty());
            assertThat(call.happened()).containsExactly(new LineEvent.HungUp("The person hung up", false));
        }
    }

    @Test
    void aPersonIsSpokenToWhileTheCallerHolds() throws Exception {
        try (var calls = new FakeCalls(Map.of())) {
            calls.asterisk.channels.add(FakeAsterisk.channel("caller", "ai-call-center"));
            var call = calls.ring("caller").answered();
            awaitFrames(call);
            calls.asterisk.tell("ChannelHold", "caller");
            awaitStandstill(call);
            taken(calls, call);
            awaitFrames(call);
            call.ask(() -> call.line().leavePerson()).get(5, TimeUnit.SECONDS);
            awaitStandstill(call);
            calls.asterisk.tell("ChannelUnhold", "caller");
            awaitFrames(call);
        }
    }

    private static void awaitFrames(FakeCalls.Call call) {
        int before = call.frames().get();
        await().until(() -> call.frames().get() > before + 5);
    }

    private static void awaitStandstill(FakeCalls.Call call) {
        var last = new AtomicInteger(-1);
        await().pollInterval(Duration.ofMillis(200))
                .until(() ->
                        last.getAndSet(call.frames().get()) == call.frames().get());
    }

    /** @return the person's channel */
    private static String taken(FakeCalls calls, FakeCalls.Call call) throws Exception {
        var rung = call.ask(() -> call.line().ringPerson("1001", Duration.ofSeconds(5)));
        await().until(() -> !calls.asterisk.dialled.isEmpty());
        var person = calls.asterisk.dialled.getLast();
        calls.asterisk.channels.add(FakeAsterisk.channel(person, "ai-call-center"));
        calls.asterisk.tell("StasisStart", person);
        assertThat(rung.get(5, TimeUnit.SECONDS)).isEqualTo(RingOutcome.TAKEN);
        return person;
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
