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
        if (conversation.state().speech().isEmpty()) {
            return conversation.state() instanceof State.Thinking
                    ? ringMute(Advance.to(conversation.state(), conversation.memory()))
                    : conversation.stay();
        }
        var speaking = conversation.state().speech().get();
        var silent = Replying.interrupted(speaking, conversation.memory());
        return speaking.next() == Step.Next.CLOSE
                ? Advance.to(new State.Closing(), silent.conversation().memory())
                        .and(new Command.HangUp())
                        .after(silent.commands())
                : ringMute(silent);
    }

    private static Advance ringMute(Advance silent) {
        return Advance.to(
                        new State.HandingOver(true),
                        silent.conversation().memory().nextEpoch())
                .and(
                        new Command.StopThinking(),
                        new Command.Hush(),
                        new Command.PlaySound("one-moment-please"),
                        new Command.HandOver())
                .after(silent.commands());
    }

    static Advance waiting(State.HandingOver state, Memory memory, Happening happening) {
        return happening instanceof Happening.PersonAsked(boolean taken)
                ? asked(state, memory, taken)
                : Advance.to(state, memory);
    }

    private static Advance asked(State.HandingOver state, Memory memory, boolean taken) {
        var fact = new CallEvent.HandedOver(
                memory.call(), memory.instant(), memory.config().handOverExtension(), taken);
        if (taken) {
            return Advance.to(new State.HandedOver(), memory).tell(fact);
        }
        if (state.mute()) {
            return Advance.to(new State.Closing(), memory).tell(fact).and(new Command.HangUp());
        }
        var back = memory.change().interview(memory.interview().nobodyFree()).done();
        return Replying.again(back).after(List.of(new Command.Tell(fact)));
    }
}
