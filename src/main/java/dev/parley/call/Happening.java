package dev.parley.call;

import dev.parley.line.RingOutcome;
import dev.parley.talk.Mood;
import dev.parley.talk.Transcript;
import java.time.Instant;
import java.util.Optional;

/**
 * What a conversation is told. Work that was asked for comes back with the epoch of its question, so that answers to
 * questions that no longer matter can be told apart.
 */
sealed interface Happening {
    /** The phone was answered. */
    record Answered(Instant at) implements Happening {}

    /** Another 20 ms have passed. This is the only clock. */
    record Ticked(boolean voiced) implements Happening {}

    /** Whether there is an ear, and whether there is a mind, for this caller from now on. */
    record EnginesChanged(boolean ear, boolean mind) implements Happening {}

    record PartlyUnderstood(int epoch, String text) implements Happening {}

    record Understood(int epoch, Transcript transcript) implements Happening {}

    /** How the caller sounds in what may be the whole turn; told before its words are. */
    record MoodSensed(int epoch, Mood mood) implements Happening {}

    /** Whether what may be the whole turn sounds as if it were; before or after its words are known. */
    record Sounding(int epoch, EndOfTurn.Verdict verdict) implements Happening {}

    /** Words of an earlier turn were a part of a card's number. */
    record TurnMasked(String before, String words) implements Happening {}

    /** The ear could not be asked. */
    record NotUnderstood(int epoch) implements Happening {}

    record Thought(int epoch, dev.parley.think.Thought thought) implements Happening {}

    /** The reply is complete. */
    record ThoughtDone(int epoch) implements Happening {}

    /** The mind failed before it said a word. */
    record ThoughtFailed(int epoch) implements Happening {}

    /** A voice has given the first sound of an utterance. */
    record Sounded(int utterance) implements Happening {}

    /** The first sound of an utterance left for the caller's ear. */
    record Started(int utterance) implements Happening {}

    /** The first sound of it that is no silence left. */
    record Heard(int utterance) implements Happening {}

    /** An utterance is synthesised and will have lasted this long when it is played. */
    record Measured(int utterance, int millis) implements Happening {}

    /** The last sound of an utterance has left for the caller's ear. */
    record Played(int utterance) implements Happening {}

    /** No voice can say it. */
    record Mute(int utterance) implements Happening {}

    record Pressed(char digit) implements Happening {}

    /** The caller has paused the recording with their keys, or lets it go on. */
    record RecordingPaused(boolean paused) implements Happening {}

    /** A person took the call, or nobody did. */
    record PersonRung(RingOutcome outcome) implements Happening {}

    /** Caller and person have been brought together, or that failed. */
    record PersonJoined(boolean done) implements Happening {}

    /** The person hung up before that. */
    record PersonLeft() implements Happening {}

    /** We speak to the caller again. */
    record BackFromPerson() implements Happening {}

    /** The caller has been sent to another extension, or that failed. */
    record Transferred(boolean done) implements Happening {}

    /** @param at when, by the wall clock; by the call's own clock when empty */
    record HungUp(String reason, boolean broken, Optional<Instant> at) implements Happening {
        HungUp(String reason, boolean broken) {
            this(reason, broken, Optional.empty());
        }
    }
}
