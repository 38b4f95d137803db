package dev.parley.call;

import dev.parley.qualify.Interview;
import dev.parley.qualify.Step;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The agent's turn: what to say, and what happens while it is said. Pure. */
final class Replying {
    private Replying() {}

    static Advance greet(Memory memory) {
        var step = memory.interview().step();
        return say(wordsOf(step, memory), step.next(), Timing.from(memory.now()), true, memory)
                .tell(new CallEvent.Answered(memory.call(), memory.instant()));
    }

    static Advance answer(Memory memory, String words, long since, Interview interview, Timing timing) {
        return answer(memory, words, since, interview, timing, Optional.empty());
    }

    /** The caller's turn is over: note it, see what it told, and find the reply, unless that has been begun already. */
    static Advance answer(
            Memory memory, String words, long since, Interview interview, Timing timing, Optional<Guess> guess) {
        var facts = new ArrayList<Command>();
        facts.add(new Command.Tell(Hearing.callerTurn(memory, words, since)));
        memory.temper()
                .pending()
                .map(mood -> new CallEvent.MoodSensed(memory.call(), memory.instant(), mood))
                .ifPresent(fact -> facts.add(new Command.Tell(fact)));
        facts.addAll(List.of(memory.tellNewSlots(interview)));
        return reply(told(memory, words, interview), timing, guess).after(facts);
    }

    /** The memory after these words of the caller. */
    static Memory told(Memory memory, String words, Interview interview) {
        var temper = memory.temper().taken();
        var offers = temper.wantsAPerson();
        return memory.change()
                .interview(offers ? interview.offerPerson() : interview)
                .temper(offers ? temper.withOffer() : temper)
                .dialogue(memory.dialogue().plus(Speaker.CALLER, words))
                .silences(0)
                .digits("", 0)
                .done();
    }

    /** Whether a mind words the next reply. */
    static boolean isForTheMind(Memory memory) {
        return memory.mind()
                && memory.ear()
                && memory.interview().step().next() == Step.Next.LISTEN
                && !repeats(memory);
    }

    private static boolean repeats(Memory memory) {
        return memory.interview().wantsRepeat() && !memory.lastReply().isEmpty();
    }

    private static Advance reply(Memory memory, Timing timing, Optional<Guess> guess) {
        var step = memory.interview().step();
        if (isForTheMind(memory)) {
            return Thinking.start(step, timing, memory, guess);
        }
        var instead = repeats(memory)
                ? say(memory.lastReply(), Step.Next.LISTEN, timing, false, memory)
                : say(wordsOf(step, memory), step.next(), timing.firstWords(memory.now()), false, memory);
        return guess.isEmpty() ? instead : instead.after(List.of(new Command.StopThinking()));
    }

    static Advance notUnderstood(Memory memory) {
        var told = memory.change()
                .interview(memory.interview().notUnderstood())
                .digits("", 0)
                .done();
        var step = told.interview().step();
        return say(wordsOf(step, told), step.next(), Timing.from(memory.now()), false, told);
    }

    /** Whatever was to be said is said, from the start. */
    static Advance again(Memory memory) {
        var step = memory.interview().step();
        var timing = Timing.from(memory.now()).firstWords(memory.now());
        return say(wordsOf(step, memory), step.next(), timing, false, memory);
    }

    /** What a noise cut off is said after all, though not for ever. */
    static Advance owed(Memory memory) {
        return memory.silences() < memory.phrases().reprompts().size()
                ? again(memory.change().silences(memory.silences() + 1).done())
                : giveUp(memory);
    }

    static Advance reprompt(Memory memory) {
        var reprompts = memory.phrases().reprompts();
        if (memory.silences() >= reprompts.size()) {
            return giveUp(memory);
        }
        var asked = memory.change().silences(memory.silences() + 1).done();
        var words = reprompts.get(memory.silences()) + " " + wordsAgain(memory);
        return speak(words, Step.Next.LISTEN, Timing.from(memory.now()), false, asked);
    }

    /** Says something by the way; "say that again" still means what was said before. */
    static Advance interject(String words, Memory memory) {
        var timing = Timing.from(memory.now()).firstWords(memory.now());
        return speak(words, Step.Next.LISTEN, timing, false, memory);
    }

    private static Advance giveUp(Memory memory) {
        return speak(memory.phrases().goodbye(), Step.Next.CLOSE, Timing.from(memory.now()), false, memory);
    }

    /** By keypad the options have to be told again; a caller who can speak remembers the question. */
    private static String wordsAgain(Memory memory) {
        return memory.ear() ? "" : memory.interview().step().keypadQuestion();
    }

    static String wordsOf(Step step, Memory memory) {
        return memory.ear() ? step.words() : step.keypadWords();
    }

    /** Speaks words that are all known already, and keeps them for "say that again". */
    static Advance say(String words, Step.Next next, Timing timing, boolean greeting, Memory memory) {
        var remembering = memory.change().lastReply(words.strip()).done();
        return speak(words, next, timing, greeting, remembering);
    }

    private static Advance speak(String words, Step.Next next, Timing timing, boolean greeting, Memory memory) {
        var speaking = new State.Speaking(
                List.of(),
                "",
                false,
                memory.now(),
                Optional.empty(),
                next,
                timing,
                greeting,
                SpeechWindow.EMPTY,
                false);
        return words.isBlank() ? finish(speaking, memory) : append(speaking, words, memory);
    }

    /** Adds words to what is being spoken. */
    static Advance append(State.Speaking speaking, String words, Memory memory) {
        var queue = new ArrayList<>(speaking.queue());
        var commands = new ArrayList<Command>();
        int id = memory.utterances();
        for (var sentence : Step.sentences(Notice.before(words, speaking, memory))) {
            id++;
            queue.add(new Utterance(id, sentence));
            commands.add(new Command.Say(id, sentence));
        }
        var spoken = new State.Speaking(
                List.copyOf(queue),
                speaking.heard(),
                speaking.more(),
                memory.now(),
                speaking.startedAt(),
                speaking.next(),
                speaking.timing(),
                speaking.greeting(),
                speaking.window(),
                speaking.tolerant());
        return Advance.to(spoken, memory.change().utterances(id).done()).and(commands.toArray(Command[]::new));
    }

    static Advance speaking(State.Speaking state, Memory memory, Happening happening) {
        return switch (happening) {
            case Happening.Ticked(boolean voiced) ->
                ticked(
                        state,
                        isGuarded(state, memory)
                                ? SpeechWindow.EMPTY
                                : state.window().plus(voiced),
                        memory);
            case Happening.Sounded(int id)
            when state.says(id) -> Advance.to(state.timed(state.timing().firstAudio(memory.now())), memory);
            case Happening.Heard(int id)
            when state.says(id) -> Advance.to(state.timed(state.timing().heard(memory.now())), memory);
            case Happening.Started(int id) -> Advance.to(started(state, id, memory.now()), memory);
            case Happening.Measured(int id, int millis) -> Advance.to(measured(state, id, millis), memory);
            case Happening.Played(int id) -> played(state, id, memory);
            case Happening.Thought(int epoch, var thought)
            when epoch == memory.epoch() -> Thinking.more(state, thought, memory);
            case Happening.ThoughtDone(int epoch)
            when epoch == memory.epoch() -> finishIfHeard(state.complete(), memory);
            case Happening.ThoughtFailed(int epoch)
            when epoch == memory.epoch() -> finishIfHeard(state.complete(), memory);
            default -> Advance.to(state, memory);
        };
    }

    private static Advance ticked(State.Speaking state, SpeechWindow window, Memory memory) {
        var config = memory.config();
        var now = state.listening(window);
        if (memory.ear()
                && state.next() == Step.Next.LISTEN
                && window.heard(config.duckAfter(), config.speechWindow())) {
            return Overlap.begin(now, memory);
        }
        boolean stalled = state.more()
                && state.queue().isEmpty()
                && memory.now() - state.wordsAt() >= config.betweenWords().toMillis();
        if (stalled) {
            var advance = finishIfHeard(now.complete(), memory.nextEpoch());
            return advance.after(List.of(new Command.StopThinking()));
        }
        return Advance.to(now, memory);
    }

    /** What sounds at the very beginning of the agent's words is their echo. */
    private static boolean isGuarded(State.Speaking state, Memory memory) {
        var guard = state.greeting()
                ? memory.config().greetingGuard()
                : memory.config().echoGuard();
        return state.startedAt().isEmpty() || memory.now() - state.startedAt().get() < guard.toMillis();
    }

    /** Stops speaking; the conversation still has to go somewhere. */
    static Advance interrupted(State.Speaking state, Memory memory) {
        return agentTurn(state, state.heardUntil(memory.now()), memory)
                .after(List.of(new Command.StopThinking(), new Command.Hush()));
    }

    private static State.Speaking started(State.Speaking state, int id, long now) {
        if (state.queue().stream().noneMatch(u -> u.id() == id)) {
            return state;
        }
        return state.withQueue(state.queue().stream()
                        .map(u -> u.id() == id ? u.startedAt(now) : u)
                        .toList())
                .startedAt(now);
    }

    private static State.Speaking measured(State.Speaking state, int id, int millis) {
        return state.withQueue(state.queue().stream()
                .map(u -> u.id() == id ? u.lasting(millis) : u)
                .toList());
    }

    private static Advance played(State.Speaking state, int id, Memory memory) {
        var now = state;
        if (!state.queue().isEmpty() && state.queue().getFirst().id() == id) {
            now = state.withQueue(state.queue().subList(1, state.queue().size()))
                    .heard(State.join(state.heard(), state.queue().getFirst().words()));
        }
        return finishIfHeard(now, memory);
    }

    static Advance finishIfHeard(State.Speaking state, Memory memory) {
        return state.more() || !state.queue().isEmpty() ? Advance.to(state, memory) : finish(state, memory);
    }

    private static Advance finish(State.Speaking state, Memory memory) {
        var said = agentTurn(state, state.heard(), memory);
        var after = said.conversation().memory();
        var next =
                switch (state.next()) {
                    case LISTEN -> Advance.to(new State.Listening(memory.now(), state.window()), after);
                    case CLOSE -> Advance.to(new State.Closing(), after).and(new Command.HangUp());
                    case HAND_OVER -> HandingOver.begin(after);
                };
        return next.after(said.commands());
    }

    /** The fact and the memory of what the agent said, as far as it was heard. */
    private static Advance agentTurn(State.Speaking state, String heard, Memory memory) {
        if (heard.isBlank()) {
            return Advance.to(state, memory);
        }
        var at = memory.at(state.startedAt().orElse(memory.now()));
        return Advance.to(
                        state,
                        memory.change()
                                .dialogue(memory.dialogue().plus(Speaker.AGENT, heard))
                                .repliesSinceFiller(memory.repliesSinceFiller() + 1)
                                .done())
                .tell(new CallEvent.TurnTaken(
                        memory.call(), at, Speaker.AGENT, heard, state.timing().latency()));
    }
}
