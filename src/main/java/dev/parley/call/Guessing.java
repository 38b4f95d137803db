package dev.parley.call;

import dev.parley.qualify.Step;
import dev.parley.think.Thought;

/**
 * Work begun while the caller may still go on, so that nobody has to wait for it once the turn is known to be over: the
 * reply to the words so far is asked for, and its first sentences are synthesised. Pure.
 */
final class Guessing {
    private Guessing() {}

    static Advance begin(State.MaybeEnd pause, Memory memory) {
        var words = pause.words().map(State.Words::text).orElse("");
        var here = Advance.to(pause, memory);
        if (words.isBlank() || pause.turn().guesses() >= memory.config().guesses()) {
            return here;
        }
        var told = Replying.told(memory, words, memory.interview().hear(words));
        if (!Replying.isForTheMind(told)) {
            return here.and(prepare(Replying.wordsOf(told.interview().step(), told)));
        }
        return Advance.to(pause.guessing(new Guess(told.interview())), memory)
                .and(new Command.Think(memory.epoch(), told));
    }

    /** Keeps what the mind comes up with until the turn is over. */
    static Advance goOn(State.MaybeEnd pause, Memory memory, Happening happening) {
        return switch (happening) {
            case Happening.Thought(int epoch, var thought)
            when epoch == memory.epoch() ->
                Advance.to(pause.guessed(happening, memory.now()), memory).and(ready(thought));
            case Happening.ThoughtDone(int epoch)
            when epoch == memory.epoch() -> Advance.to(pause.guessed(happening, memory.now()), memory);
            case Happening.ThoughtFailed(int epoch)
            when epoch == memory.epoch() -> Advance.to(pause.guessed(happening, memory.now()), memory);
            default -> Advance.to(pause, memory);
        };
    }

    private static Command[] ready(Thought thought) {
        return thought instanceof Thought.Words(String text) ? prepare(text) : new Command[0];
    }

    private static Command[] prepare(String words) {
        return Step.sentences(words).stream().map(Command.Prepare::new).toArray(Command[]::new);
    }
}
