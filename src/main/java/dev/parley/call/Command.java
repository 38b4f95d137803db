package dev.parley.call;

import dev.parley.qualify.Step;
import dev.parley.talk.CallEvent;

/** What a conversation wants done. The stage does it and tells what came of it. */
sealed interface Command {
    /** Speak these words after what is already being said. */
    record Say(int utterance, String words) implements Command {}

    /** Be silent at once; nothing that was to be said is said. */
    record Hush() implements Command {}

    /** Transcribe what the caller said between two times of the call's clock, in ms. */
    record Listen(int epoch, long from, long to, boolean complete) implements Command {}

    /** Find the words for this step. */
    record Think(int epoch, Step step) implements Command {}

    /** Whatever is being thought is no longer wanted. */
    record StopThinking() implements Command {}

    /** Play Asterisk's own sound, since no voice is left. */
    record PlaySound(String name) implements Command {}

    record HandOver() implements Command {}

    record HangUp() implements Command {}

    /** This happened, for everyone who wants to know. */
    record Tell(CallEvent fact) implements Command {}
}
