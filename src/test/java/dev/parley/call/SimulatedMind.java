package dev.parley.call;

import dev.parley.think.Thought;
import java.util.List;
import java.util.function.Consumer;

/** A model with moods: quick, slow, stalled, broken, talkative, or wanting to end it all. */
final class SimulatedMind {
    private static final List<String> WORDS = List.of(
            "Got it, thank you.",
            "And how much would you like to invest, roughly, if you had to say?",
            "Great.",
            "Could you tell me your name, please?",
            "I see: that is a good choice, and many do that.");

    private final SimulatedWorld world;
    private final Consumer<Happening> told;
    private final int mood;
    private int wanted = -1;

    SimulatedMind(SimulatedWorld world, Consumer<Happening> told) {
        this.world = world;
        this.told = told;
        mood = world.pick(10);
    }

    void think(int epoch) {
        wanted = epoch;
        long at = mood < 6 ? world.delay(50, 900) : world.delay(50, 4000);
        if (world.chance(mood == 9 ? 0.5 : 0.03)) {
            later(at, epoch, new Happening.ThoughtFailed(epoch));
            return;
        }
        if (world.chance(0.03)) {
            return;
        }
        at = words(at, epoch);
        if (!world.chance(0.03)) {
            later(
                    at,
                    epoch,
                    world.chance(0.05) ? new Happening.ThoughtFailed(epoch) : new Happening.ThoughtDone(epoch));
        }
    }

    private long words(long first, int epoch) {
        long at = first;
        for (int i = world.pick(mood == 8 ? 12 : 4); i >= 0; i--) {
            later(at, epoch, new Happening.Thought(epoch, new Thought.Words(world.oneOf(WORDS))));
            at += world.delay(20, world.chance(0.05) ? 6000 : 500);
        }
        if (world.chance(0.05)) {
            later(at, epoch, new Happening.Thought(epoch, extra()));
        }
        return at + 20;
    }

    private Thought extra() {
        return switch (world.pick(3)) {
            case 0 -> new Thought.EndWished();
            case 1 ->
                world.chance(0.5) ? new Thought.HandOverWished("asked for") : new Thought.TransferWished("billing");
            default -> new Thought.SlotNoted("amount", "20000 USD");
        };
    }

    /** What is under way when nobody wants it any more may still arrive. */
    private void later(long at, int epoch, Happening happening) {
        boolean straggles = world.chance(0.3);
        world.after(at, () -> {
            if (wanted == epoch || straggles) {
                told.accept(happening);
            }
        });
    }

    void stop() {
        wanted = -1;
    }
}
