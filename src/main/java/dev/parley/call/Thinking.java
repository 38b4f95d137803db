package dev.parley.call;

import dev.parley.qualify.Step;
import dev.parley.think.Thought;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Between the caller's last word and the agent's first: waiting for a mind, but not for long. Pure. */
final class Thinking {
    private Thinking() {}

    /** The reply is asked for, or what came of it so far is taken up. */
    static Advance start(Step step, Timing timing, Memory memory, Optional<Guess> guess) {
        boolean paused =
                memory.now() - timing.speechEnd() >= memory.config().maybeEnd().toMillis();
        var thinking = new State.Thinking(step, timing, false, paused, SpeechWindow.EMPTY);
        if (guess.isEmpty()) {
            var asking = memory.nextEpoch();
            return Advance.to(thinking, asking).and(new Command.Think(asking.epoch(), asking));
        }
        var advance = Advance.to(thinking.timed(guess.get().timed(timing)), memory);
        for (var came : guess.get().came()) {
            advance = advance.on(came.what());
        }
        return advance;
    }

    static Advance thinking(State.Thinking state, Memory memory, Happening happening) {
        return switch (happening) {
            case Happening.Ticked(boolean voiced) ->
                ticked(state, state.window().plus(voiced), memory);
            case Happening.Thought(int epoch, Thought.Begun ignored)
            when epoch == memory.epoch() -> Advance.to(state.begun(memory.now()), memory);
            case Happening.Thought(int epoch, var thought)
            when epoch == memory.epoch() -> first(state, thought, memory);
            case Happening.ThoughtFailed(int epoch) when epoch == memory.epoch() -> script(state, memory);
            case Happening.ThoughtDone(int epoch) when epoch == memory.epoch() -> script(state, memory);
            default -> Advance.to(state, memory);
        };
    }

    private static Advance ticked(State.Thinking state, SpeechWindow window, Memory memory) {
        var config = memory.config();
        var waited = Duration.ofMillis(memory.now() - state.timing().decided().orElse(memory.now()));
        boolean paused = state.paused() || window.silent(config.maybeEnd());
        if (paused && window.heard(config.speechStart(), config.speechWindow())) {
            return Hearing.callerSpeaks(
                            goesOn(state, memory),
                            memory.now() - config.speechWindow().toMillis(),
                            memory.now(),
                            true)
                    .after(List.of(new Command.StopThinking(), new Command.Hush()));
        }
        if (waited.compareTo(config.firstWords()) >= 0) {
            return script(state, memory);
        }
        if (!state.filled() && memory.mayFill() && waited.compareTo(config.filler()) >= 0) {
            var filled = memory.change()
                    .repliesSinceFiller(0)
                    .utterances(memory.utterances() + 1)
                    .done();
            return Advance.to(new State.Thinking(state.step(), state.timing(), true, paused, window), filled)
                    .and(new Command.Say(filled.utterances(), memory.phrases().filler()));
        }
        return Advance.to(new State.Thinking(state.step(), state.timing(), state.filled(), paused, window), memory);
    }

    /** The caller was not done after all, and is given more time from now on. */
    private static Memory goesOn(State.Thinking state, Memory memory) {
        var pause = memory.now()
                - memory.config().speechWindow().toMillis()
                - state.timing().speechEnd();
        return memory.change().pace(memory.pace().paused(pause)).done();
    }

    /** The script carries the same call on, with the same slots. */
    private static Advance script(State.Thinking state, Memory memory) {
        var step = memory.interview().step();
        return instead(step.words(), step.next(), state, memory);
    }

    private static String goodbye(Memory memory) {
        var goodbyes = memory.interview().profile().goodbyes();
        return memory.interview().qualified() ? goodbyes.qualified() : goodbyes.notQualified();
    }

    /** Fixed words in place of the model's; what the model still says is stale. */
    private static Advance instead(String words, Step.Next next, State.Thinking state, Memory memory) {
        var timing = state.timing().firstWords(memory.now());
        return Replying.say(words, next, timing, false, memory.nextEpoch()).after(List.of(new Command.StopThinking()));
    }

    private static Advance first(State.Thinking state, Thought thought, Memory memory) {
        var speaking = new State.Speaking(
                List.of(),
                "",
                true,
                memory.now(),
                Optional.empty(),
                state.step().next(),
                state.timing(),
                false,
                state.window(),
                false);
        return switch (thought) {
            case Thought.Words(String text) ->
                words(speaking, text, memory.change().lastReply("").done());
            case Thought.SlotNoted noted -> noted(state, noted, memory);
            case Thought.Begun ignored -> Advance.to(state, memory);
            case Thought.RecordingPaused(boolean paused) ->
                Advance.to(state, memory).and(new Command.PauseRecording(paused));
            case Thought.HandOverWished(String reason) ->
                away(state, memory.referral().because(reason), memory);
            case Thought.TransferWished(String target) ->
                away(state, memory.referral().to(target), memory);
            case Thought.EndWished ignored -> instead(goodbye(memory), Step.Next.CLOSE, state, memory);
        };
    }

    /** The caller is announced that they will be put through. */
    private static Advance away(State.Thinking state, Referral referral, Memory memory) {
        return instead(
                memory.phrases().handOver(),
                Step.Next.HAND_OVER,
                state,
                memory.change().referral(referral).done());
    }

    /** The words that are being spoken announce it. */
    private static Advance away(State.Speaking speaking, Referral referral, Memory memory) {
        return Advance.to(
                speaking.then(Step.Next.HAND_OVER),
                memory.change().referral(referral).done());
    }

    /** More of a reply that is being spoken already. */
    static Advance more(State.Speaking speaking, Thought thought, Memory memory) {
        return switch (thought) {
            case Thought.Words(String text) -> words(speaking, text, memory);
            case Thought.SlotNoted noted -> noted(speaking, noted, memory);
            case Thought.Begun ignored -> Advance.to(speaking, memory);
            case Thought.RecordingPaused(boolean paused) ->
                Advance.to(speaking, memory).and(new Command.PauseRecording(paused));
            case Thought.HandOverWished(String reason) ->
                away(speaking, memory.referral().because(reason), memory);
            case Thought.TransferWished(String target) ->
                away(speaking, memory.referral().to(target), memory);
            case Thought.EndWished ignored -> Advance.to(speaking.then(Step.Next.CLOSE), memory);
        };
    }

    private static Advance words(State.Speaking speaking, String text, Memory memory) {
        var told = memory.change()
                .lastReply((memory.lastReply() + " " + text).strip())
                .done();
        return Replying.append(speaking.firstWords(memory.now()), text, told);
    }

    private static Advance noted(State state, Thought.SlotNoted noted, Memory memory) {
        var interview = memory.interview().note(noted.slot(), noted.value());
        return Advance.to(state, memory.change().interview(interview).done()).and(memory.tellNewSlots(interview));
    }
}
