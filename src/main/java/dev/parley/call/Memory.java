package dev.parley.call;

import dev.parley.audio.Frame;
import dev.parley.qualify.Interview;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Dialogue;
import java.time.Instant;

/**
 * What a conversation knows, whatever state it is in. Immutable.
 *
 * @param began when the call was answered
 * @param now the call's clock, ms since then
 * @param epoch the number of the newest question to an ear or a mind; answers with another are stale
 * @param utterances how many utterances were given a number so far
 * @param ear whether the caller can be understood; by keypad otherwise
 * @param mind whether a model words the replies; the script otherwise
 * @param digits what was keyed in and is not complete yet
 * @param digitAt when the last of them came
 * @param silences how often in a row the caller was asked again
 * @param repliesSinceFiller how many replies went without a filler
 * @param lastReply for "say that again"
 * @param pace how long this caller pauses
 * @param temper how the caller feels
 * @param referral for whoever the caller is put through to
 */
record Memory(
        CallId call,
        CallConfig config,
        Phrases phrases,
        Instant began,
        long now,
        int epoch,
        int utterances,
        boolean ear,
        boolean mind,
        Interview interview,
        Dialogue dialogue,
        String digits,
        long digitAt,
        int silences,
        int repliesSinceFiller,
        String lastReply,
        Pace pace,
        Temper temper,
        Referral referral) {
    private static final int REPLIES_BETWEEN_FILLERS = 3;

    static Memory fresh(
            CallId call, Caller caller, CallConfig config, Phrases phrases, Interview interview, Instant began) {
        return new Memory(
                call,
                config,
                phrases,
                began,
                0,
                0,
                0,
                false,
                false,
                interview,
                Dialogue.EMPTY,
                "",
                0,
                0,
                REPLIES_BETWEEN_FILLERS,
                "",
                Pace.USUAL,
                Temper.UNKNOWN,
                Referral.none(caller));
    }

    Instant at(long time) {
        return began.plusMillis(time);
    }

    Instant instant() {
        return at(now);
    }

    /** The facts of what {@code later} knows and this memory does not. */
    Command[] tellNewSlots(Interview later) {
        return later.newSince(interview).entrySet().stream()
                .map(slot -> new CallEvent.SlotFilled(
                        call,
                        instant(),
                        slot.getKey(),
                        slot.getValue().value(),
                        slot.getValue().spoken()))
                .map(Command.Tell::new)
                .toArray(Command[]::new);
    }

    boolean mayFill() {
        return repliesSinceFiller >= REPLIES_BETWEEN_FILLERS;
    }

    Memory ticked() {
        return change().now(now + Frame.MILLIS).done();
    }

    Memory nextEpoch() {
        return change().epoch(epoch + 1).done();
    }

    Change change() {
        return new Change(this);
    }

    /** A copy in the making; used within one expression. */
    static final class Change {
        private final Memory old;
        private Instant began;
        private long now;
        private int epoch;
        private int utterances;
        private boolean ear;
        private boolean mind;
        private Interview interview;
        private Dialogue dialogue;
        private String digits;
        private long digitAt;
        private int silences;
        private int repliesSinceFiller;
        private String lastReply;
        private Pace pace;
        private Temper temper;
        private Referral referral;

        private Change(Memory old) {
            this.old = old;
            this.began = old.began;
            this.now = old.now;
            this.epoch = old.epoch;
            this.utterances = old.utterances;
            this.ear = old.ear;
            this.mind = old.mind;
            this.interview = old.interview;
            this.dialogue = old.dialogue;
            this.digits = old.digits;
            this.digitAt = old.digitAt;
            this.silences = old.silences;
            this.repliesSinceFiller = old.repliesSinceFiller;
            this.lastReply = old.lastReply;
            this.pace = old.pace;
            this.temper = old.temper;
            this.referral = old.referral;
        }

        Change began(Instant value) {
            began = value;
            return this;
        }

        Change now(long value) {
            now = value;
            return this;
        }

        Change epoch(int value) {
            epoch = value;
            return this;
        }

        Change utterances(int value) {
            utterances = value;
            return this;
        }

        Change engines(boolean newEar, boolean newMind) {
            ear = newEar;
            mind = newMind;
            return this;
        }

        Change interview(Interview value) {
            interview = value;
            return this;
        }

        Change dialogue(Dialogue value) {
            dialogue = value;
            return this;
        }

        Change digits(String value, long at) {
            digits = value;
            digitAt = at;
            return this;
        }

        Change silences(int value) {
            silences = value;
            return this;
        }

        Change repliesSinceFiller(int value) {
            repliesSinceFiller = value;
            return this;
        }

        Change lastReply(String value) {
            lastReply = value;
            return this;
        }

        Change pace(Pace value) {
            pace = value;
            return this;
        }

        Change temper(Temper value) {
            temper = value;
            return this;
        }

        Change referral(Referral value) {
            referral = value;
            return this;
        }

        Memory done() {
            return new Memory(
                    old.call,
                    old.config,
                    old.phrases,
                    began,
                    now,
                    epoch,
                    utterances,
                    ear,
                    mind,
                    interview,
                    dialogue,
                    digits,
                    digitAt,
                    silences,
                    repliesSinceFiller,
                    lastReply,
                    pace,
                    temper,
                    referral);
        }
    }
}
