package dev.parley.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Facts about a call, in the order they happened. Fired as CDI events, those of one call one after the other, on a Vert.x context; an observer
 * hands work off and returns at once.
 */
public sealed interface CallEvent {
    CallId call();

    Instant at();

    /** @param channel the line's own name for the call; @param sipCallId empty when unknown */
    record Rang(CallId call, Instant at, Caller caller, String channel, String profile, String language)
            implements CallEvent {}

    record Answered(CallId call, Instant at) implements CallEvent {}

    /** The CRM knew the caller. */
    record Recognised(CallId call, Instant at, KnownCaller known) implements CallEvent {}

    /** @param state the conversation's state by name: Greeting, Listening, CallerSpeaking, … */
    record StateChanged(CallId call, Instant at, String state) implements CallEvent {}

    /** What the caller is saying, so far; replaced by the next one or by the turn. */
    record PartlyHeard(CallId call, Instant at, String text) implements CallEvent {}

    /**
     * A turn that is over.
     *
     * @param at when its first sound was heard
     * @param latency for agent turns, how long after the end of the caller's speech each stage was reached, by the
     *     key of its {@link AnswerStage}
     */
    record TurnTaken(CallId call, Instant at, Speaker who, String text, Map<String, Duration> latency)
            implements CallEvent {
        public TurnTaken {
            latency = Map.copyOf(latency);
        }
    }

    /**
     * A turn that was taken held a part of a card's number, as a later one showed; its words are to be these.
     *
     * @param turn which of the call's turns, from 0
     * @param said when it was, as told then
     */
    record TurnMasked(CallId call, Instant at, int turn, Speaker who, Instant said, String text) implements CallEvent {}

    /** How the caller sounded in the turn that was taken last. */
    record MoodSensed(CallId call, Instant at, Mood mood) implements CallEvent {}

    /** @param value canonical, for machines; @param spoken for people */
    record SlotFilled(CallId call, Instant at, String slot, String value, String spoken) implements CallEvent {}

    /** What is said is recorded, or silence is, or nothing will be kept, from now on. */
    record RecordingChanged(CallId call, Instant at, RecordingState state) implements CallEvent {}

    /** @param text what the person who is to take over is told of the caller */
    record Briefed(CallId call, Instant at, String extension, String text) implements CallEvent {}

    /** @param answered false when nobody did and the caller came back to the agent */
    record HandedOver(CallId call, Instant at, String extension, boolean answered) implements CallEvent {}

    /**
     * @param slots canonical value by slot name
     * @param reason a sentence for people: why it ended
     */
    record Ended(CallId call, Instant at, Outcome outcome, Map<String, String> slots, String reason)
            implements CallEvent {
        public Ended {
            slots = Map.copyOf(slots);
        }
    }
}
