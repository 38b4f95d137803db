package dev.parley.call;

import dev.parley.audio.Frame;
import java.util.OptionalDouble;

/**
 * How loudly and how fast the caller speaks, compared with how they usually do: lines differ, people differ, but one who
 * grows louder and faster within a call is worked up. Fed with the voiced frames of a turn. No clock, no I/O; lives on
 * the call's context.
 */
final class Delivery {
    /** What a turn changes the caller's own average by. */
    private static final double LEARNED = 0.3;
    /** Shorter ones say nothing about how somebody speaks. */
    private static final int SHORTEST_MILLIS = 500;
    /** So much louder than usual, in dB, or so many times faster, is as worked up as anybody gets. */
    private static final double MUCH_LOUDER = 10;

    private static final double MUCH_FASTER = 2;
    private static final double SHARE_OF_LOUDNESS = 0.6;
    private static final double LEAST = 1e-10;

    private double energy;
    private int frames;
    private OptionalDouble usualLevel = OptionalDouble.empty();
    private OptionalDouble usualPace = OptionalDouble.empty();

    /** Another 20 ms of the turn with a voice in them. */
    void add(Frame voiced) {
        energy += voiced.power();
        frames++;
    }

    /** How worked up the caller sounds, from -1, much calmer than usual, to 1. @param words of the turn so far */
    double arousal(String words) {
        if (frames * Frame.MILLIS < SHORTEST_MILLIS || usualLevel.isEmpty() || usualPace.isEmpty()) {
            return 0;
        }
        double louder = (level() - usualLevel.getAsDouble()) / MUCH_LOUDER;
        double faster = Math.log(pace(words) / usualPace.getAsDouble()) / Math.log(MUCH_FASTER);
        return SHARE_OF_LOUDNESS * Math.clamp(louder, -1, 1) + (1 - SHARE_OF_LOUDNESS) * Math.clamp(faster, -1, 1);
    }

    /** The turn is over; its words were these. */
    void over(String words) {
        if (frames * Frame.MILLIS >= SHORTEST_MILLIS) {
            usualLevel = OptionalDouble.of(learned(usualLevel, level()));
            usualPace = OptionalDouble.of(learned(usualPace, pace(words)));
        }
        energy = 0;
        frames = 0;
    }

    /** In dBFS, of the voiced frames alone. */
    private double level() {
        return 10 * Math.log10(Math.max(LEAST, energy / frames));
    }

    /** Letters and digits a second of voice: near enough to syllables in any script. */
    private double pace(String words) {
        long letters = words.codePoints().filter(Character::isLetterOrDigit).count();
        return Math.max(1, letters) * 1000.0 / (frames * Frame.MILLIS);
    }

    private static double learned(OptionalDouble usual, double now) {
        return usual.isEmpty() ? now : usual.getAsDouble() + LEARNED * (now - usual.getAsDouble());
    }
}
