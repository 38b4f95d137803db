package dev.parley.web;

import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Facts about calls, for tests. */
final class Facts {
    static final Instant NOON = Instant.parse("2030-05-01T12:00:00Z");

    private Facts() {}

    static CallEvent.Rang rang(CallId call) {
        return rang(call, "Anna Schmidt");
    }

    static CallEvent.Rang rang(CallId call, String name) {
        return new CallEvent.Rang(call, NOON, new Caller("+4930901820", name, false), "PJSIP/a-1", "investment", "en");
    }

    static CallEvent heard(CallId call, String text) {
        return new CallEvent.PartlyHeard(call, NOON, text);
    }

    static CallEvent said(CallId call, Speaker who, String text) {
        return new CallEvent.TurnTaken(call, NOON, who, text, Map.of());
    }

    static CallEvent answeredBy(CallId call, String text, Map<String, Duration> latency) {
        return new CallEvent.TurnTaken(call, NOON, Speaker.AGENT, text, latency);
    }

    static CallEvent filled(CallId call, String slot, String value, String spoken) {
        return new CallEvent.SlotFilled(call, NOON, slot, value, spoken);
    }

    static CallEvent ended(CallId call) {
        return new CallEvent.Ended(call, NOON, Outcome.QUALIFIED, Map.of(), "The caller said goodbye.");
    }
}
