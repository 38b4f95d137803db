package dev.parley.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Says one thing after the other, some of it late, and sometimes finds no voice at all. Keeps what was heard. */
final class SimulatedMouth {
    private static final int MILLIS_PER_CHARACTER = 60;

    /** Words that were played to a caller, as far as they were. */
    record Played(String words, boolean whole) {}

    private static final class Piece {
        final Command.Say say;
        boolean ready;
        long startedAt = -1;

        Piece(Command.Say say) {
            this.say = say;
        }

        long millis() {
            return (long) say.words().length() * MILLIS_PER_CHARACTER;
        }
    }

    private final SimulatedWorld world;
    private final Consumer<Happening> told;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private final List<Played> played = new ArrayList<>();
    private final double mute;

    SimulatedMouth(SimulatedWorld world, Consumer<Happening> told) {
        this.world = world;
        this.told = told;
        mute = world.chance(0.05) ? 0.2 : 0;
    }

    void say(Command.Say say) {
        var piece = new Piece(say);
        pieces.add(piece);
        world.after(world.delay(0, 900), () -> synthesised(piece));
    }

    /** What is said again from the clause in which it was cut off is only said once. */
    void takeBack(String words) {
        if (!played.isEmpty()
                && !played.getLast().whole()
                && played.getLast().words().endsWith(words)) {
            var cut = played.removeLast().words();
            played.add(new Played(cut.substring(0, cut.length() - words.length()), false));
        }
    }

    private void synthesised(Piece piece) {
        if (!pieces.contains(piece)) {
            return;
        }
        if (world.chance(mute)) {
            told.accept(new Happening.Mute(piece.say.utterance()));
        } else {
            piece.ready = true;
            told.accept(new Happening.Measured(piece.say.utterance(), (int) piece.millis()));
        }
    }

    /** What has already left for the caller's ear may still be told of, a moment late. */
    void hush() {
        if (!pieces.isEmpty() && pieces.peek().startedAt >= 0) {
            var cut = pieces.peek();
            played.add(new Played(cut.say.words(), false));
            if (world.chance(0.3)) {
                int late = cut.say.utterance();
                world.after(20, () -> told.accept(new Happening.Played(late)));
            }
        }
        pieces.clear();
    }

    void pass() {
        var piece = pieces.peek();
        if (piece == null || !piece.ready) {
            return;
        }
        if (piece.startedAt < 0) {
            piece.startedAt = world.now();
            told.accept(new Happening.Started(piece.say.utterance()));
        } else if (world.now() - piece.startedAt >= piece.millis()) {
            pieces.remove();
            played.add(new Played(piece.say.words(), true));
            told.accept(new Happening.Played(piece.say.utterance()));
        }
    }

    /** What is still to be said or being said. */
    List<String> pending() {
        return pieces.stream().map(piece -> piece.say.words()).toList();
    }

    boolean isSounding() {
        return !pieces.isEmpty() && pieces.peek().startedAt >= 0;
    }

    List<Played> played() {
        return played;
    }
}
