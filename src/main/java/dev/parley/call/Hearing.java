package dev.parley.call;

import dev.parley.qualify.Expecting;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Speaker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The caller's turn: from the first voiced frame to the decision that it is over. Pure. */
final class Hearing {
    private static final int RESUMED_MILLIS = 80;

    private Hearing() {}

    static Advance listening(State.Listening state, Memory memory, Happening happening) {
        if (!(happening instanceof Happening.Ticked(boolean voiced))) {
            return Advance.to(state, memory);
        }
        var config = memory.config();
        var window = state.window().plus(voiced);
        if (memory.ear() && window.heard(config.speechStart(), config.speechWindow())) {
            return callerSpeaks(memory, memory.now() - config.speechWindow().toMillis(), state.since(), false);
        }
        if (!memory.digits().isEmpty()) {
            return memory.now() - memory.digitAt() >= config.keypadPause().toMillis()
                    ? Keypad.complete(memory)
                    : Advance.to(new State.Listening(state.since(), window), memory);
        }
        return memory.now() - state.since() >= config.reprompt().toMillis()
                ? Replying.reprompt(memory)
                : Advance.to(new State.Listening(state.since(), window), memory);
    }

    /** The caller began to speak at {@code since}; the floor was theirs since {@code floorSince}. */
    static Advance callerSpeaks(Memory memory, long since, long floorSince, boolean owed) {
        return Advance.to(
                new State.CallerSpeaking(
                        Math.max(0, since), floorSince, owed, memory.now(), memory.now(), false, "", 0),
                memory.nextEpoch());
    }

    static Advance speaking(State.CallerSpeaking turn, Memory memory, Happening happening) {
        return switch (happening) {
            case Happening.Ticked(boolean voiced) -> ticked(turn, voiced, memory);
            case Happening.PartlyUnderstood(int epoch, String text)
            when epoch == memory.epoch() ->
                Advance.to(turn.heard(text), memory)
                        .tell(new CallEvent.PartlyHeard(memory.call(), memory.instant(), text));
            case Happening.NotUnderstood(int epoch)
            when epoch == memory.epoch() -> Advance.to(turn.heard(turn.partial()), memory);
            default -> Advance.to(turn, memory);
        };
    }

    private static Advance ticked(State.CallerSpeaking turn, boolean voiced, Memory memory) {
        var config = memory.config();
        var now = voiced ? turn.voiced(memory.now()) : turn;
        if (memory.now() - turn.since() >= config.longestTurn().toMillis()) {
            return pause(now, memory, true);
        }
        if (memory.now() - now.voicedAt() >= config.maybeEnd().toMillis()) {
            return pause(now, memory, false);
        }
        if (!turn.waiting()
                && memory.now() - turn.askedAt() >= config.partialEvery().toMillis()) {
            return Advance.to(now.asked(memory.now()), memory).and(listen(now, memory, Command.Part.GROWING_TURN));
        }
        return Advance.to(now, memory);
    }

    /** The caller has stopped, for now: transcribe the whole turn while the decision ripens. */
    static Advance pause(State.CallerSpeaking turn, Memory memory, boolean forced) {
        var asking = memory.nextEpoch();
        var pause = new State.MaybeEnd(
                turn,
                SpeechWindow.EMPTY,
                memory.now(),
                Optional.empty(),
                Optional.empty(),
                EndOfTurn.Verdict.UNSURE,
                forced);
        return Advance.to(pause, asking).and(listen(turn, asking, Command.Part.WHOLE_TURN));
    }

    private static Command listen(State.CallerSpeaking turn, Memory memory, Command.Part part) {
        var from = Math.max(0, turn.since() - memory.config().preRoll().toMillis());
        return new Command.Listen(memory.epoch(), from, memory.now(), part);
    }

    static Advance maybeEnd(State.MaybeEnd pause, Memory memory, Happening happening) {
        return switch (happening) {
            case Happening.Ticked(boolean voiced) -> ripen(pause, pause.window().plus(voiced), memory);
            case Happening.Understood(int epoch, var transcript)
            when epoch == memory.epoch() ->
                understood(pause.understood(words(transcript.text(), pause.sound(), memory.now(), memory)), memory);
            case Happening.Sounding(int epoch, var verdict)
            when epoch == memory.epoch() -> sounding(pause.sounding(verdict), memory);
            case Happening.NotUnderstood(int epoch) when epoch == memory.epoch() -> Replying.notUnderstood(memory);
            default -> Guessing.goOn(pause, memory, happening);
        };
    }

    private static Advance understood(State.MaybeEnd pause, Memory memory) {
        if (pause.words().filter(words -> saysNothing(pause, words, memory)).isPresent()) {
            return decide(pause, memory);
        }
        var guessing = Guessing.begin(pause, memory);
        return decide((State.MaybeEnd) guessing.conversation().state(), memory).after(guessing.commands());
    }

    /** The time that the words were given is reckoned again. */
    private static Advance sounding(State.MaybeEnd pause, Memory memory) {
        return decide(
                pause.words()
                        .map(it -> pause.understood(words(it.text(), pause.sound(), it.at(), memory)))
                        .orElse(pause),
                memory);
    }

    private static Advance ripen(State.MaybeEnd pause, SpeechWindow window, Memory memory) {
        var resumed =
                window.heard(Duration.ofMillis(RESUMED_MILLIS), memory.config().speechStart());
        if (resumed && !pause.forced()) {
            return goesOn(pause, memory);
        }
        if (pause.words().isEmpty()
                && memory.now() - pause.askedAt()
                        >= memory.config().transcriptWithin().toMillis()) {
            return Replying.notUnderstood(memory.nextEpoch());
        }
        return decide(pause.ripening(window), memory);
    }

    /** It was only a pause: whatever was begun on the strength of it is dropped, and the next one is given its time. */
    private static Advance goesOn(State.MaybeEnd pause, Memory memory) {
        var turn = pause.turn();
        var pace = memory.pace().paused(memory.now() - RESUMED_MILLIS - turn.voicedAt());
        return Advance.to(
                        turn.voiced(memory.now()).heard(turn.partial()),
                        memory.nextEpoch().change().pace(pace).done())
                .and(new Command.StopThinking());
    }

    private static Advance decide(State.MaybeEnd pause, Memory memory) {
        if (pause.words().isEmpty()) {
            return Advance.to(pause, memory);
        }
        var words = pause.words().get();
        var silence = memory.now() - pause.turn().voicedAt();
        if (saysNothing(pause, words, memory)) {
            return pause.forced()
                            || silence >= memory.config().endWhenComplete().toMillis()
                    ? nothingSaid(pause, memory)
                    : Advance.to(pause, memory);
        }
        return pause.forced() || silence >= words.patience().toMillis()
                ? commit(pause, words, memory)
                : Advance.to(pause, memory);
    }

    private static State.Words words(String text, EndOfTurn.Verdict sound, long at, Memory memory) {
        var patience = new Endpointing(
                        memory.config(), TurnWords.in(memory.phrases().language()))
                .patience(text, sound, memory.interview().step().expecting(), memory.pace());
        return new State.Words(text, at, patience);
    }

    /** No words, or none but "mm-hm" and the like that cut the agent off: they answer only a yes-or-no question. */
    private static boolean saysNothing(State.MaybeEnd pause, State.Words words, Memory memory) {
        return words.text().isBlank()
                || pause.turn().owed()
                        && memory.interview().step().expecting() != Expecting.YES_OR_NO
                        && TurnWords.in(memory.phrases().language()).content(words.text()) == 0;
    }

    /**
     * What set the ear off was no speech, nor the beginning of any: what it cut off is said after all, or the wait for an
     * answer goes on.
     */
    private static Advance nothingSaid(State.MaybeEnd pause, Memory memory) {
        if (pause.forced()) {
            return Replying.notUnderstood(memory);
        }
        return pause.turn().owed()
                ? owed(pause, memory)
                : Advance.to(new State.Listening(pause.turn().floorSince(), SpeechWindow.EMPTY), memory);
    }

    /** Somebody who murmurs is there, and may do so as often as they like. */
    private static Advance owed(State.MaybeEnd pause, Memory memory) {
        boolean murmured =
                pause.words().filter(words -> !words.text().isBlank()).isPresent();
        return murmured ? Replying.again(memory) : Replying.owed(memory);
    }

    private static Advance commit(State.MaybeEnd pause, State.Words words, Memory memory) {
        var timing = Timing.from(pause.turn().voicedAt()).transcript(words.at()).decided(memory.now());
        return pause.guess()
                .map(guess -> Replying.answer(
                        memory, words.text(), pause.turn().since(), guess.interview(), timing, pause.guess()))
                .orElseGet(() -> Replying.answer(
                        memory,
                        words.text(),
                        pause.turn().since(),
                        memory.interview().hear(words.text()),
                        timing));
    }

    /** The fact and the memory of something the caller said or keyed in. */
    static CallEvent.TurnTaken callerTurn(Memory memory, String words, long since) {
        return new CallEvent.TurnTaken(memory.call(), memory.at(since), Speaker.CALLER, words, Map.of());
    }
}
