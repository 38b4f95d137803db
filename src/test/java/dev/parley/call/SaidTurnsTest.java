package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Speaker;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaidTurnsTest {
    private static final CallId CALL = new CallId("test");
    private final SaidTurns turns = new SaidTurns();

    @Test
    void turnsSinceThenAreToldAnewByTheirNumber() {
        turns.told(turn(0, Speaker.AGENT, "Your number 4111?"));
        turns.told(turn(5, Speaker.CALLER, "4111"));
        turns.told(turn(7, Speaker.AGENT, "Go on."));
        turns.told(turn(9, Speaker.AGENT, "4111, and then?"));
        assertThat(turns.changed(at(5), at(10), text -> text.replace("4111", "••••")))
                .containsExactly(
                        new SaidTurns.Change(
                                new CallEvent.TurnMasked(CALL, at(10), 1, Speaker.CALLER, at(5), "••••"), "4111"),
                        new SaidTurns.Change(
                                new CallEvent.TurnMasked(CALL, at(10), 3, Speaker.AGENT, at(9), "••••, and then?"),
                                "4111, and then?"));
    }

    @Test
    void whatWasToldAnewIsNotToldAgain() {
        turns.told(turn(5, Speaker.CALLER, "4111"));
        assertThat(turns.changed(at(0), at(10), text -> "••••")).hasSize(1);
        assertThat(turns.changed(at(0), at(11), text -> "••••")).isEmpty();
    }

    private static CallEvent.TurnTaken turn(int second, Speaker who, String text) {
        return new CallEvent.TurnTaken(CALL, at(second), who, text, Map.of());
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
