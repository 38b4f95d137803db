package dev.parley.call;

import dev.parley.line.RingOutcome;
import dev.parley.qualify.Interview;
import dev.parley.qualify.Profile;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Transcript;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole call in a world that follows from a seed, with everything that can be late, lost, broken or rude in it. */
final class SimulatedCall {
    private static final long LONGEST = 400_000;

    private final SimulatedWorld world;
    private final SimulatedCaller caller;
    private final SimulatedMind mind;
    private final SimulatedMouth mouth;
    private final SimulatedRules rules;
    private final ArrayDeque<Happening> happenings = new ArrayDeque<>();
    private Conversation conversation;
    private boolean busy;

    SimulatedCall(long seed, Profile profile, CallConfig config) {
        world = new SimulatedWorld(seed);
        caller = new SimulatedCaller(
                world, () -> later(0, hungUp("The caller hung up")), key -> on(new Happening.Pressed(key)));
        mind = new SimulatedMind(world, this::on);
        mouth = new SimulatedMouth(world, this::on);
        var interview =
                Interview.begin(profile, world.chance(0.2) ? Optional.of("Anna Miller") : Optional.empty(), Map.of());
        conversation = Conversation.ringing(Memory.fresh(
                new CallId("call-" + seed), VirtualCall.CALLER, config, VirtualCall.PHRASES, interview, Instant.EPOCH));
        rules = new SimulatedRules(seed, world, mouth);
        interview.slots().forEach((slot, value) -> rules.known(slot, value.value()));
    }

    /** Runs to the end of the call and checks the whole of it. */
    void run() {
        on(new Happening.EnginesChanged(world.chance(0.9), world.chance(0.8)));
        later(world.delay(20, 3000), new Happening.Answered(Instant.EPOCH));
        if (world.chance(0.3)) {
            later(world.delay(0, 120_000), hungUp("The caller hung up"));
        }
        if (world.chance(0.1)) {
            later(world.delay(1000, 60_000), new Happening.EnginesChanged(world.chance(0.5), world.chance(0.5)));
        }
        while (!(conversation.state() instanceof State.Ended) && world.now() < LONGEST) {
            world.pass();
            mouth.pass();
            boolean voiced = caller.speaks(mouth.isSounding());
            rules.heard(voiced);
            if (!(conversation.state() instanceof State.Ringing)) {
                on(new Happening.Ticked(voiced));
            }
        }
        afterwards();
    }

    /** Whatever still arrives when the call is over changes nothing any more. */
    private void afterwards() {
        for (int i = 0; i < 100; i++) {
            world.pass();
        }
        on(new Happening.Ticked(true));
        rules.atTheEnd(conversation);
    }

    private static Happening hungUp(String why) {
        return new Happening.HungUp(why, false);
    }

    private void later(long millis, Happening happening) {
        world.after(millis, () -> on(happening));
    }

    private void on(Happening happening) {
        happenings.add(happening);
        if (busy) {
            return;
        }
        busy = true;
        while (!happenings.isEmpty()) {
            var next = happenings.remove();
            var advance = conversation.on(next);
            rules.advanced(conversation, next, advance);
            if (advance.commands().contains(new Command.Unduck())) {
                firstWords(advance).ifPresent(mouth::takeBack);
            }
            conversation = advance.conversation();
            advance.commands().forEach(this::follow);
            rules.settled(conversation);
        }
        busy = false;
    }

    private static Optional<String> firstWords(Advance advance) {
        return advance.commands().stream()
                .filter(Command.Say.class::isInstance)
                .map(command -> ((Command.Say) command).words())
                .findFirst();
    }

    private void follow(Command command) {
        switch (command) {
            case Command.Say say -> mouth.say(say);
            case Command.Hush() -> {
                mouth.hush();
                rules.ducked(false);
            }
            case Command.Duck() -> rules.ducked(true);
            case Command.Unduck() -> rules.ducked(false);
            case Command.Prepare ignored -> {}
            case Command.Listen listen -> listen(listen);
            case Command.Think think -> mind.think(think.epoch());
            case Command.StopThinking() -> mind.stop();
            case Command.PlaySound ignored -> {}
            case Command.PauseRecording ignored -> {}
            case Command.RingPerson ignored -> ring();
            case Command.JoinPerson ignored -> join();
            case Command.LeavePerson() -> leave();
            case Command.Transfer ignored -> transfer();
            case Command.HangUp() -> later(world.delay(20, 400), hungUp("Parley hung up"));
            case Command.Tell(CallEvent fact) -> rules.told(fact);
        }
    }

    private void ring() {
        boolean taken = world.chance(0.6);
        var outcome = taken ? RingOutcome.TAKEN : world.oneOf(List.of(RingOutcome.values()));
        long rung = world.delay(500, 20_000);
        later(rung, new Happening.PersonRung(outcome));
        if (taken && world.chance(0.2)) {
            later(rung + world.delay(20, 12_000), new Happening.PersonLeft());
        }
    }

    private void join() {
        boolean done = world.chance(0.9);
        if (world.chance(0.95)) {
            later(world.delay(20, 200), new Happening.PersonJoined(done));
        }
        if (done) {
            later(world.delay(1000, 60_000), hungUp("The person hung up"));
        }
    }

    private void leave() {
        if (world.chance(0.95)) {
            later(world.delay(20, 200), new Happening.BackFromPerson());
        }
    }

    private void transfer() {
        boolean done = world.chance(0.7);
        later(world.delay(20, 200), new Happening.Transferred(done));
        if (done) {
            later(world.delay(20, 300), hungUp("The caller was sent to another extension"));
        }
    }

    private void listen(Command.Listen wanted) {
        if (world.chance(0.02)) {
            return;
        }
        if (world.chance(0.3)) {
            var verdict = world.oneOf(List.of(EndOfTurn.Verdict.values()));
            later(world.delay(20, 400), new Happening.Sounding(wanted.epoch(), verdict));
        }
        long delay = world.delay(20, world.chance(0.1) ? 7000 : 600);
        later(delay, world.chance(0.03) ? new Happening.NotUnderstood(wanted.epoch()) : understood(wanted));
    }

    private Happening understood(Command.Listen wanted) {
        var words = world.chance(0.03) ? "" : caller.said(rules.worldTime(wanted.from()), rules.worldTime(wanted.to()));
        return wanted.part() == Command.Part.WHOLE_TURN
                ? new Happening.Understood(wanted.epoch(), new Transcript(words, "en"))
                : new Happening.PartlyUnderstood(wanted.epoch(), words);
    }
}
