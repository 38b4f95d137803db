package dev.parley.call;

import dev.parley.call.State.Phase;
import dev.parley.line.RingOutcome;
import dev.parley.qualify.Step;
import dev.parley.talk.CallEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From the agent to a person, who is told who calls before they hear them, and back when nobody is there. Or, for good,
 * to another extension. Pure.
 */
final class HandingOver {
    /** Asterisk joins and parts channels within milliseconds; one that does not has lost them. */
    private static final Duration LONGEST_MOVE = Duration.ofSeconds(8);

    private HandingOver() {}

    static Advance announce(Memory memory) {
        return Replying.say(
                memory.phrases().handOver(),
                Step.Next.HAND_OVER,
                Timing.from(memory.now()).firstWords(memory.now()),
                false,
                memory);
    }

    /** The announcement was heard. */
    static Advance begin(Memory memory) {
        return extension(memory).isPresent() ? send(extension(memory).get(), memory) : ring(false, memory);
    }

    /** What the caller is to be sent to; the name came from a model and counts only when it is on the list. */
    private static Optional<String> extension(Memory memory) {
        return memory.referral()
                .target()
                .flatMap(name -> Optional.ofNullable(memory.config().transfer().get(name)));
    }

    private static Advance send(String extension, Memory memory) {
        return Advance.to(new State.HandingOver(new Phase.Sending(), false), memory)
                .and(new Command.Transfer(extension));
    }

    private static Advance ring(boolean mute, Memory memory) {
        var config = memory.config();
        return Advance.to(new State.HandingOver(new Phase.Ringing(), mute), memory)
                .and(new Command.RingPerson(config.handOverExtension(), config.handOverRing()));
    }

    /** No voice is left: Asterisk's own sound says so, and a person is rung. */
    static Advance withoutVoice(Conversation conversation) {
        if (conversation.state() instanceof State.HandingOver underWay && underWay.phase() instanceof Phase.Briefing) {
            return join(underWay, conversation.memory()).after(List.of(new Command.Hush()));
        }
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
        var before = new ArrayList<>(silent.commands());
        before.addAll(
                List.of(new Command.StopThinking(), new Command.Hush(), new Command.PlaySound("one-moment-please")));
        return ring(true, silent.conversation().memory().nextEpoch()).after(before);
    }

    static Advance underWay(State.HandingOver state, Memory memory, Happening happening) {
        return switch (state.phase()) {
            case Phase.Ringing ignored ->
                happening instanceof Happening.PersonRung(var outcome)
                        ? rung(state, outcome, memory)
                        : Advance.to(state, memory);
            case Phase.Briefing briefing -> briefing(state, briefing, memory, happening);
            case Phase.Joining joining -> joining(state, joining, memory, happening);
            case Phase.Returning returning ->
                happening instanceof Happening.BackFromPerson || isOver(returning.since(), LONGEST_MOVE, memory)
                        ? back(state, memory)
                        : Advance.to(state, memory);
            case Phase.Sending ignored ->
                happening instanceof Happening.Transferred(boolean done)
                        ? sent(state, done, memory)
                        : Advance.to(state, memory);
        };
    }

    private static Advance rung(State.HandingOver state, RingOutcome outcome, Memory memory) {
        if (outcome != RingOutcome.TAKEN) {
            return back(state, memory);
        }
        boolean silent = state.mute() || memory.config().longestBriefing().isZero();
        return silent ? join(state, memory) : brief(state, memory);
    }

    private static Advance brief(State.HandingOver state, Memory memory) {
        var briefing = Briefing.of(
                memory.referral(),
                memory.interview(),
                memory.dialogue(),
                memory.phrases().language());
        int id = memory.utterances();
        var words = new ArrayList<Command>();
        for (var sentence : briefing.sentences()) {
            words.add(new Command.Say(++id, sentence));
        }
        return Advance.to(
                        state.in(new Phase.Briefing(id, memory.now())),
                        memory.change().utterances(id).done())
                .and(words.toArray(Command[]::new))
                .tell(new CallEvent.Briefed(
                        memory.call(), memory.instant(), memory.config().handOverExtension(), briefing.text()));
    }

    private static Advance briefing(
            State.HandingOver state, Phase.Briefing briefing, Memory memory, Happening happening) {
        return switch (happening) {
            case Happening.Played(int id) when id == briefing.last() -> join(state, memory);
            case Happening.PersonLeft ignored -> leave(state, memory).after(List.of(new Command.Hush()));
            case Happening.Ticked ignored
            when isOver(briefing.since(), memory.config().longestBriefing(), memory) ->
                join(state, memory).after(List.of(new Command.Hush()));
            default -> Advance.to(state, memory);
        };
    }

    private static Advance join(State.HandingOver state, Memory memory) {
        return Advance.to(state.in(new Phase.Joining(memory.now())), memory)
                .and(new Command.JoinPerson(mayListen(memory)));
    }

    /** Only to somebody who may be recorded: they talk to a person now, and think no machine is listening. */
    private static boolean mayListen(Memory memory) {
        return memory.config().handOverRecording()
                && memory.interview().recordingAllowed().orElse(false);
    }

    private static Advance joining(State.HandingOver state, Phase.Joining joining, Memory memory, Happening happening) {
        if (happening instanceof Happening.PersonJoined(boolean done) && done) {
            return Advance.to(new State.HandedOver(Overheard.NOTHING), memory.nextEpoch())
                    .tell(fact(memory, memory.config().handOverExtension(), true));
        }
        boolean failed = happening instanceof Happening.PersonJoined
                || happening instanceof Happening.PersonLeft
                || isOver(joining.since(), LONGEST_MOVE, memory);
        return failed ? leave(state, memory) : Advance.to(state, memory);
    }

    private static Advance leave(State.HandingOver state, Memory memory) {
        return Advance.to(state.in(new Phase.Returning(memory.now())), memory).and(new Command.LeavePerson());
    }

    private static Advance sent(State.HandingOver state, boolean done, Memory memory) {
        return done
                ? Advance.to(new State.HandedOver(Overheard.NOTHING), memory)
                        .tell(fact(memory, extension(memory).orElse(""), true))
                : back(state, memory);
    }

    /** Nobody took the call: the caller is told, unless there is no voice to do so. */
    private static Advance back(State.HandingOver state, Memory memory) {
        var fact = fact(memory, extension(memory).orElse(memory.config().handOverExtension()), false);
        if (state.mute()) {
            return Advance.to(new State.Closing(), memory).tell(fact).and(new Command.HangUp());
        }
        var again = memory.change()
                .interview(memory.interview().nobodyFree())
                .referral(Referral.none(memory.referral().caller()))
                .done();
        return Replying.again(again).after(List.of(new Command.Tell(fact)));
    }

    private static CallEvent fact(Memory memory, String extension, boolean answered) {
        return new CallEvent.HandedOver(memory.call(), memory.instant(), extension, answered);
    }

    private static boolean isOver(long since, Duration longest, Memory memory) {
        return memory.now() - since >= longest.toMillis();
    }
}
