package dev.parley.call;

import dev.parley.qualify.Step;
import dev.parley.think.Thought;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something sounds over the agent's words. They are lowered at once and held back soon after, as one does in talk; then
 * the caller gets the floor, or the agent goes on with the clause that it was in when it was only a "mm-hm", a cough or
 * a noise. Pure.
 */
final class Overlap {
    private static final Pattern AFTER_A_CLAUSE = Pattern.compile("(?<=[,;:،؛–])\\s+");

    private Overlap() {}

    static Advance begin(State.Speaking saying, Memory memory) {
        var config = memory.config();
        long since = Math.max(0, memory.now() - config.speechWindow().toMillis());
        return Advance.to(
                        new State.Ducked(
                                saying,
                                Optional.empty(),
                                since,
                                config.duckAfter().toMillis(),
                                memory.now(),
                                since,
                                false,
                                ""),
                        memory)
                .and(new Command.Duck());
    }

    static Advance ducked(State.Ducked state, Memory memory, Happening happening) {
        return switch (happening) {
            case Happening.Ticked(boolean voiced) ->
                ticked(voiced ? state.voiced(dev.parley.audio.Frame.MILLIS, memory.now()) : state, memory);
            case Happening.PartlyUnderstood(int epoch, String words)
            when epoch == memory.epoch() -> understood(state.heard(words), memory);
            case Happening.NotUnderstood(int epoch)
            when epoch == memory.epoch() -> Advance.to(state.heard(state.words()), memory);
            default ->
                state.cut()
                        .map(cut -> held(state, cut, memory, happening))
                        .orElseGet(() -> said(state, Replying.speaking(state.saying(), memory, happening), memory));
        };
    }

    private static Advance ticked(State.Ducked state, Memory memory) {
        var config = memory.config();
        if (state.voiced() >= config.yieldAfter().toMillis()) {
            return giveWay(state, memory);
        }
        if (state.cut().isEmpty()
                && !state.saying().tolerant()
                && state.voiced() >= config.pauseAfter().toMillis()) {
            return hold(state, memory);
        }
        if (silent(state, config.resumeAfter(), memory)) {
            return isBackchannel(state, memory) ? resume(state, memory) : giveWay(state, memory);
        }
        if (isKnown(state) && silent(state, config.maybeEnd(), memory) && isBackchannel(state, memory)) {
            return resume(state, memory);
        }
        return wantsToKnow(state, memory) ? listen(state, memory) : Advance.to(state, memory);
    }

    private static Advance understood(State.Ducked state, Memory memory) {
        var words = TurnWords.in(memory.phrases().language());
        return words.stops(state.words()) || words.content(state.words()) >= 2
                ? giveWay(state, memory)
                : Advance.to(state, memory);
    }

    /** Everything that sounded so far has been looked at. */
    private static boolean isKnown(State.Ducked state) {
        return !state.waiting() && state.askedAt() >= state.voicedAt();
    }

    /** Nothing that the caller wants answered, as far as it was understood. */
    private static boolean isBackchannel(State.Ducked state, Memory memory) {
        return TurnWords.in(memory.phrases().language()).content(state.words()) == 0;
    }

    private static boolean silent(State.Ducked state, Duration enough, Memory memory) {
        return memory.now() - state.voicedAt() >= enough.toMillis();
    }

    /** There is more to hear than the ear was last asked about, and it is time to ask. */
    private static boolean wantsToKnow(State.Ducked state, Memory memory) {
        var config = memory.config();
        return !state.waiting()
                && state.voicedAt() > state.askedAt()
                && (silent(state, config.maybeEnd(), memory)
                        || memory.now() - state.askedAt()
                                >= config.overlapEvery().toMillis());
    }

    private static Advance listen(State.Ducked state, Memory memory) {
        long from = Math.max(0, state.since() - memory.config().preRoll().toMillis());
        return Advance.to(state.asked(memory.now()), memory)
                .and(new Command.Listen(memory.epoch(), from, memory.now(), Command.Part.OVERLAP));
    }

    /** Be silent, but know where to go on. */
    private static Advance hold(State.Ducked state, Memory memory) {
        var saying = state.saying();
        var heard = saying.heardUntil(memory.now());
        var held = state.cut(saying.withQueue(List.of()).heard(heard), cut(saying, memory.now()));
        return listen(held, memory).after(List.of(new Command.Hush()));
    }

    private static State.Cut cut(State.Speaking saying, long now) {
        if (saying.queue().isEmpty()) {
            return new State.Cut(saying.heard(), List.of());
        }
        var first = saying.queue().getFirst();
        int clause = clauseAt(first.words(), first.heardUntil(now).length());
        var rest = new ArrayList<String>();
        rest.add(first.words().substring(clause));
        saying.queue().stream().skip(1).map(Utterance::words).forEach(rest::add);
        var before = first.words().substring(0, clause).strip();
        return new State.Cut(State.join(saying.heard(), before), List.copyOf(rest));
    }

    /** Where the clause begins in which {@code heard} characters end. */
    private static int clauseAt(String words, int heard) {
        int begin = 0;
        var ends = AFTER_A_CLAUSE.matcher(words);
        while (ends.find() && ends.end() <= heard) {
            begin = ends.end();
        }
        return begin;
    }

    /** The agent's words go on, softly. When they end by themselves, the caller has begun their turn. */
    private static Advance said(State.Ducked state, Advance advance, Memory memory) {
        var after = advance.conversation().memory();
        return switch (advance.conversation().state()) {
            case State.Speaking saying ->
                Advance.to(state.saying(saying), after).after(advance.commands());
            case State.Listening ignored -> turn(state, after, false).after(advance.commands());
            default -> advance.and(new Command.Unduck());
        };
    }

    /** What the mind still comes up with while the agent holds back. */
    private static Advance held(State.Ducked state, State.Cut cut, Memory memory, Happening happening) {
        return switch (happening) {
            case Happening.Thought(int epoch, Thought.Words(String text))
            when epoch == memory.epoch() ->
                Advance.to(
                        state.cut(state.saying(), cut.plus(Step.sentences(text))),
                        memory.change()
                                .lastReply(State.join(memory.lastReply(), text))
                                .done());
            case Happening.Thought(int epoch, var thought)
            when epoch == memory.epoch() -> said(state, Thinking.more(state.saying(), thought, memory), memory);
            case Happening.ThoughtDone(int epoch)
            when epoch == memory.epoch() ->
                Advance.to(state.saying(state.saying().complete()), memory);
            case Happening.ThoughtFailed(int epoch)
            when epoch == memory.epoch() ->
                Advance.to(state.saying(state.saying().complete()), memory);
            default -> Advance.to(state, memory);
        };
    }

    /** The caller gets the floor; only what was heard enters the dialogue. */
    private static Advance giveWay(State.Ducked state, Memory memory) {
        var silent = Replying.interrupted(state.saying(), memory);
        return turn(state, silent.conversation().memory(), true).after(silent.commands());
    }

    private static Advance turn(State.Ducked state, Memory memory, boolean owed) {
        var asking = memory.nextEpoch();
        return Advance.to(
                        new State.CallerSpeaking(
                                state.since(),
                                memory.now(),
                                owed,
                                state.voicedAt(),
                                memory.now(),
                                false,
                                state.words(),
                                0),
                        asking)
                .and(new Command.Unduck());
    }

    /** Goes on, and is not held back by the like of it again: a dog that barks must not keep the agent from talking. */
    private static Advance resume(State.Ducked state, Memory memory) {
        var saying = state.saying().undisturbed(SpeechWindow.EMPTY);
        var loud = state.cut()
                .map(cut -> Replying.append(saying.heard(cut.heard()), String.join(" ", cut.rest()), memory))
                .orElseGet(() -> Advance.to(saying, memory));
        var going = (State.Speaking) loud.conversation().state();
        var over = Replying.finishIfHeard(going, loud.conversation().memory()).after(loud.commands());
        return over.after(List.of(new Command.Unduck()));
    }
}
