package dev.parley.desk;

import java.util.Locale;

/**
 * What a model, or a heuristic, advises on a lead.
 *
 * @param features what it was told, by which the advice goes stale
 * @param score 0 to 1, how likely a sale is
 * @param reason a sentence for people
 */
public record Advice(Features features, double score, Recommendation recommendation, String reason) {
    public Advice {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A lead's score is from 0 to 1, not " + score + ".");
        }
    }

    /** What to do with the lead. */
    public enum Recommendation {
        /** Hand it to sales. */
        TRANSFER,
        /** Keep in touch. */
        NURTURE,
        /** Spend no more time on it. */
        DISCARD;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
