package dev.parley.call;

import dev.parley.qualify.CardNumbers;
import dev.parley.qualify.Step;

/** What key presses mean. Pure. */
final class Keypad {
    private static final char PERSON = '0';
    private static final char REPEAT = '*';
    private static final char DONE = '#';

    private Keypad() {}

    static Advance pressed(Conversation conversation, char digit) {
        if (!listensToKeys(conversation.state())) {
            return conversation.stay();
        }
        if (digit == DONE) {
            return done(conversation);
        }
        var silent = hushed(conversation);
        var memory = silent.conversation().memory();
        var advance = digit == REPEAT
                ? repeat(memory)
                : digit == PERSON && memory.digits().isEmpty() ? HandingOver.announce(memory) : digit(memory, digit);
        return advance.after(silent.commands());
    }

    /** The caller hears what their keys did, and has the floor again. */
    static Advance recordingPaused(Conversation conversation, boolean paused) {
        if (!listensToKeys(conversation.state())) {
            return conversation.stay();
        }
        var silent = hushed(conversation);
        var memory = silent.conversation().memory().change().digits("", 0).done();
        var recording = memory.interview().profile().recording();
        return Replying.interject(paused ? recording.paused() : recording.resumed(), memory)
                .after(silent.commands());
    }

    private static boolean listensToKeys(State state) {
        return switch (state) {
            case State.Listening ignored -> true;
            case State.CallerSpeaking ignored -> true;
            case State.MaybeEnd ignored -> true;
            case State.Thinking ignored -> true;
            case State.Speaking speaking -> speaking.next() == Step.Next.LISTEN;
            case State.Ducked overlap -> overlap.saying().next() == Step.Next.LISTEN;
            case State.Ringing ignored -> false;
            case State.HandingOver ignored -> false;
            case State.HandedOver ignored -> false;
            case State.Closing ignored -> false;
            case State.Ended ignored -> false;
        };
    }

    /** A key press stops whatever the agent says or thinks, and what the caller said before it is let go. */
    private static Advance hushed(Conversation conversation) {
        var memory = conversation.memory().nextEpoch();
        return conversation
                .state()
                .speech()
                .map(speech -> Replying.interrupted(speech, memory))
                .orElseGet(() ->
                        Advance.to(conversation.state(), memory).and(new Command.StopThinking(), new Command.Hush()));
    }

    private static Advance digit(Memory memory, char digit) {
        var keyed = memory.digits() + digit;
        var now = memory.change().digits(keyed, memory.now()).done();
        return memory.interview().keypadComplete(keyed)
                ? complete(now)
                : Advance.to(new State.Listening(memory.now(), SpeechWindow.EMPTY), now);
    }

    private static Advance repeat(Memory memory) {
        var last = memory.lastReply();
        var words = last.isEmpty() ? Replying.wordsOf(memory.interview().step(), memory) : last;
        return Replying.say(
                words,
                Step.Next.LISTEN,
                Timing.from(memory.now()).firstWords(memory.now()),
                false,
                memory.change().digits("", 0).done());
    }

    private static Advance done(Conversation conversation) {
        var memory = conversation.memory();
        if (!memory.digits().isEmpty()) {
            return complete(memory);
        }
        return switch (conversation.state()) {
            case State.CallerSpeaking turn -> Hearing.pause(turn, memory, true);
            case State.MaybeEnd pause -> Advance.to(pause.over(), memory);
            default -> conversation.stay();
        };
    }

    /** The digits so far are the answer. */
    static Advance complete(Memory memory) {
        var digits = memory.digits();
        var card = CardNumbers.keyed(digits);
        var interview = card ? memory.interview() : memory.interview().press(digits);
        return Replying.answer(
                memory,
                "(keyed in: " + (card ? CardNumbers.shown(digits) : digits) + ")",
                memory.digitAt(),
                interview,
                Timing.from(memory.now()).decided(memory.now()));
    }
}
