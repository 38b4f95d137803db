package dev.parley.call;

import dev.parley.qualify.Step;
import dev.parley.talk.CallEvent;
import java.time.Duration;

/** What a conversation wants done. The stage does it and tells what came of it. */
sealed interface Command {
    /** Speak these words after what is already being said. */
    record Say(int utterance, String words) implements Command {}

    /** Be silent at once; nothing that was to be said is said. */
    record Hush() implements Command {}

    /** Speak more softly, since something sounds on the other side. */
    record Duck() implements Command {}

    /** Speak at full voice again. */
    record Unduck() implements Command {}

    /** Have these words ready; they will probably be said next. */
    record Prepare(String words) implements Command {}

    /** Transcribe what the caller said between two times of the call's clock, in ms. */
    record Listen(int epoch, long from, long to, Part part) implements Command {}

    /** What a stretch of sound is. */
    enum Part {
        /** The beginning of a turn that goes on. */
        GROWING_TURN,
        /** Perhaps the whole of one. */
        WHOLE_TURN,
        /** Something heard over the agent's words. */
        OVERLAP
    }

    /** Find the words for the next step of a conversation that stands like this. */
    record Think(int epoch, Memory memory) implements Command {
        Step step() {
            return memory.interview().step();
        }
    }

    /** Whatever is being thought, or is ready to be said, is no longer wanted. */
    record StopThinking() implements Command {}

    /** Record silence from now on, or sound again. */
    record PauseRecording(boolean paused) implements Command {}

    /** Play Asterisk's own sound, since no voice is left. */
    record PlaySound(String name) implements Command {}

    /** Ring a person; once they take the call, we speak to them alone. */
    record RingPerson(String extension, Duration ring) implements Command {}

    /** @param listening whether we go on to hear the caller */
    record JoinPerson(boolean listening) implements Command {}

    /** Back from the person to the caller. */
    record LeavePerson() implements Command {}

    /** Send the caller to another extension for good. */
    record Transfer(String extension) implements Command {}

    record HangUp() implements Command {}

    /** This happened, for everyone who wants to know. */
    record Tell(CallEvent fact) implements Command {}
}
