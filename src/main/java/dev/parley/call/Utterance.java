package dev.parley.call;

import java.util.Optional;

/**
 * Words being spoken.
 *
 * @param startedAt when their first sound was heard
 * @param millis how long they last, once that is known
 */
record Utterance(int id, String words, Optional<Long> startedAt, Optional<Integer> millis) {
    private static final int MILLIS_PER_CHARACTER = 65;

    Utterance(int id, String words) {
        this(id, words, Optional.empty(), Optional.empty());
    }

    Utterance startedAt(long now) {
        return new Utterance(id, words, Optional.of(now), millis);
    }

    Utterance lasting(int measured) {
        return new Utterance(id, words, startedAt, Optional.of(measured));
    }

    /** The whole words of it that were heard until {@code now}. */
    String heardUntil(long now) {
        if (startedAt.isEmpty()) {
            return "";
        }
        var whole = words.split(" ");
        double share = (now - startedAt.get()) / (double) millis.orElse(words.length() * MILLIS_PER_CHARACTER);
        int count = (int) Math.min(whole.length, Math.floor(whole.length * share));
        return String.join(" ", java.util.List.of(whole).subList(0, count));
    }
}
