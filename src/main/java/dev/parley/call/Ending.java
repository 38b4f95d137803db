package dev.parley.call;

import dev.parley.qualify.Step;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Outcome;
import java.util.LinkedHashMap;
import java.util.List;

/** How a call ends, whoever ends it: always with everything said so far told to everyone. Pure. */
final class Ending {
    private Ending() {}

    static Advance hungUp(Conversation conversation, String reason, boolean broken) {
        var last = lastWords(conversation);
        var memory = last.conversation().memory();
        var slots = new LinkedHashMap<String, String>();
        memory.interview().slots().forEach((slot, value) -> slots.put(slot, value.value()));
        return Advance.to(new State.Ended(), memory)
                .and(new Command.StopThinking(), new Command.Hush())
                .tell(new CallEvent.Ended(
                        memory.call(), memory.instant(), outcome(conversation, broken), slots, reason))
                .after(last.commands());
    }

    static Advance tooLong(Conversation conversation) {
        var silent = lastWords(conversation);
        return Replying.say(
                        conversation.memory().phrases().goodbye(),
                        Step.Next.CLOSE,
                        Timing.from(conversation.memory().now()),
                        false,
                        silent.conversation().memory().nextEpoch())
                .after(silent.commands());
    }

    /** What was being said when the call ended still counts, as far as it was heard. */
    private static Advance lastWords(Conversation conversation) {
        var memory = conversation.memory();
        return switch (conversation.state()) {
            case State.Speaking speaking -> Replying.interrupted(speaking, memory);
            case State.MaybeEnd pause
            when pause.words().filter(words -> !words.text().isBlank()).isPresent() ->
                said(conversation, pause, pause.words().get());
            case State.CallerSpeaking turn
            when !turn.partial().isBlank() ->
                Advance.to(conversation.state(), memory)
                        .and(new Command.Tell(Hearing.callerTurn(memory, turn.partial(), turn.since())));
            default -> Advance.to(conversation.state(), memory);
        };
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

    private static Outcome outcome(Conversation conversation, boolean broken) {
        var interview = conversation.memory().interview();
        if (conversation.state() instanceof State.HandedOver) {
            return Outcome.HANDED_OVER;
        }
        if (interview.qualified()) {
            return Outcome.QUALIFIED;
        }
        if (broken) {
            return Outcome.FAILED;
        }
        return isClosing(conversation.state()) ? Outcome.NOT_QUALIFIED : Outcome.ABANDONED;
    }

    private static boolean isClosing(State state) {
        return state instanceof State.Closing
                || state instanceof State.Speaking speaking && speaking.next() == Step.Next.CLOSE;
    }
}
