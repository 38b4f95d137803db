package dev.parley.call;

import dev.parley.qualify.Interview;
import dev.parley.qualify.Step;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** How a call ends, whoever ends it: always with everything said so far told to everyone. Pure. */
final class Ending {
    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private Ending() {}

    static Advance hungUp(Conversation conversation, Happening.HungUp hungUp) {
        var last = lastWords(conversation);
        var memory = last.conversation().memory();
        var slots = new LinkedHashMap<String, String>();
        memory.interview().slots().forEach((slot, value) -> slots.put(slot, value.value()));
        return Advance.to(new State.Ended(), memory)
                .and(new Command.StopThinking(), new Command.Hush())
                .tell(new CallEvent.Ended(
                        memory.call(),
                        hungUp.at().orElse(memory.instant()),
                        outcome(conversation.state(), memory.interview(), hungUp.broken()),
                        slots,
                        hungUp.reason()))
                .after(last.commands());
    }

    /** The longest call is over, and nobody has begun to end it. A person who talks, or is rung, is left alone. */
    static boolean isDue(Conversation conversation) {
        var memory = conversation.memory();
        return memory.now() > memory.config().longestCall().toMillis()
                && !isClosing(conversation.state())
                && !(conversation.state() instanceof State.HandedOver)
                && !(conversation.state() instanceof State.HandingOver);
    }

    static Advance tooLong(Conversation conversation) {
        var silent = lastWords(conversation);
        var quiet = new ArrayList<>(silent.commands());
        quiet.add(new Command.StopThinking());
        quiet.add(new Command.Hush());
        var memory = silent.conversation().memory().nextEpoch();
        return Replying.say(memory.phrases().goodbye(), Step.Next.CLOSE, Timing.from(memory.now()), false, memory)
                .after(quiet);
    }

    /** The last words of a call that was too long take too long themselves. */
    static boolean isOverdue(Conversation conversation) {
        var memory = conversation.memory();
        return memory.now() > memory.config().longestCall().plus(LAST_WORDS).toMillis()
                && conversation.state() instanceof State.Speaking;
    }

    static Advance atOnce(Conversation conversation) {
        return Advance.to(new State.Closing(), conversation.memory()).and(new Command.Hush(), new Command.HangUp());
    }

    /** What was being said when the call ended still counts, as far as it was heard. */
    private static Advance lastWords(Conversation conversation) {
        var memory = conversation.memory();
        return switch (conversation.state()) {
            case State.Speaking speaking -> Replying.interrupted(speaking, memory);
            case State.Ducked overlap -> Replying.interrupted(overlap.saying(), memory);
            case State.MaybeEnd pause
            when pause.words().filter(words -> !words.text().isBlank()).isPresent() ->
                said(conversation, pause, pause.words().get());
            case State.MaybeEnd pause -> soFar(conversation, pause.turn());
            case State.CallerSpeaking turn -> soFar(conversation, turn);
            default -> Advance.to(conversation.state(), memory);
        };
    }

    private static Advance soFar(Conversation conversation, State.CallerSpeaking turn) {
        var memory = conversation.memory();
        var here = Advance.to(conversation.state(), memory);
        return turn.partial().isBlank()
                ? here
                : here.and(new Command.Tell(Hearing.callerTurn(memory, turn.partial(), turn.since())));
    }

    private static Advance said(Conversation conversation, State.MaybeEnd pause, State.Words words) {
        var memory = conversation.memory();
        var interview = memory.interview().hear(words.text());
        return Advance.to(
                        conversation.state(),
                        memory.change().interview(interview).done())
                .and(memory.tellNewSlots(interview))
                .after(List.of(new Command.Tell(
                        Hearing.callerTurn(memory, words.text(), pause.turn().since()))));
    }

    private static Outcome outcome(State state, Interview interview, boolean broken) {
        if (isGivenAway(state)) {
            return Outcome.HANDED_OVER;
        }
        if (state instanceof State.Ringing) {
            return broken ? Outcome.FAILED : Outcome.ABANDONED;
        }
        if (interview.qualified()) {
            return Outcome.QUALIFIED;
        }
        if (broken) {
            return Outcome.FAILED;
        }
        return isClosing(state) ? Outcome.NOT_QUALIFIED : Outcome.ABANDONED;
    }

    /** Asterisk may tell that a caller has left us before it answers that it sent them on. */
    private static boolean isGivenAway(State state) {
        return state instanceof State.HandedOver
                || state instanceof State.HandingOver(State.Phase phase, boolean mute)
                        && phase instanceof State.Phase.Sending;
    }

    private static boolean isClosing(State state) {
        return state instanceof State.Closing
                || state instanceof State.Speaking speaking && speaking.next() == Step.Next.CLOSE;
    }
}
