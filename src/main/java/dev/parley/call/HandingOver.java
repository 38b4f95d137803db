package dev.parley.call;

import dev.parley.qualify.Step;
import dev.parley.talk.CallEvent;
import java.util.List;

/** From the agent to a person, and back when nobody is there. Pure. */
final class HandingOver {
    private HandingOver() {}

    static Advance announce(Memory memory) {
        return Replying.say(
                memory.phrases().handOver(),
                Step.Next.HAND_OVER,
                Timing.from(memory.now()).firstWords(memory.now()),
                false,
                memory);
    }

    /** No voice is left: Asterisk's own sound says so, and a person is rung. */
    static Advance withoutVoice(Conversation conversation) {
        var memory = conversation.memory();
        if (conversation.state() instanceof State.HandingOver || conversation.state() instanceof State.Closing) {
            return conversation.stay();
        }
        return Advance.to(new State.HandingOver(memory.now()), memory.nextEpoch())
                .and(
                        new Command.StopThinking(),
                        new Command.Hush(),
                        new Command.PlaySound("one-moment-please"),
                        new Command.HandOver());
    }

    static Advance waiting(Conversation conversation, Happening happening) {
        return happening instanceof Happening.PersonAsked(boolean taken)
                ? asked(conversation.memory(), taken)
                : conversation.stay();
    }

    private static Advance asked(Memory memory, boolean taken) {
        var fact = new CallEvent.HandedOver(
                memory.call(), memory.instant(), memory.config().handOverExtension(), taken);
        if (taken) {
            return Advance.to(new State.HandedOver(), memory).tell(fact);
        }
        var back = memory.change().interview(memory.interview().nobodyFree()).done();
        var step = back.interview().step();
        return Replying.say(
                        Replying.wordsOf(step, back),
                        step.next(),
                        Timing.from(memory.now()).firstWords(memory.now()),
                        false,
                        back)
                .after(List.of(new Command.Tell(fact)));
    }
}
