package dev.parley.talk;

/**
 * How somebody sounds in one turn.
 *
 * @param sentiment from -1, furious, to 1, delighted; 0 when nothing shows
 * @param urgency from 0 to 1, now or never
 */
public record Mood(double sentiment, double urgency) {
    public static final Mood CALM = new Mood(0, 0);

    public Mood {
        sentiment = Math.clamp(sentiment, -1, 1);
        urgency = Math.clamp(urgency, 0, 1);
    }
}
