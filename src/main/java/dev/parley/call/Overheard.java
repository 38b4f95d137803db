package dev.parley.call;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is heard of a caller who talks to a person.
 *
 * @param turn what they are saying now
 * @param asked since when they said what the ear is asked for, by the epoch of the question
 */
record Overheard(SpeechWindow window, Optional<Turn> turn, Map<Integer, Long> asked) {
    static final Overheard NOTHING = new Overheard(SpeechWindow.EMPTY, Optional.empty(), Map.of());

    /** @param voicedAt when speech was last heard */
    record Turn(long since, long voicedAt) {
        Turn voiced(long now) {
            return new Turn(since, now);
        }
    }

    Overheard {
        asked = Map.copyOf(asked);
    }

    Overheard in(SpeechWindow now) {
        return new Overheard(now, turn, asked);
    }

    Overheard saying(long since, long voicedAt) {
        return new Overheard(window, Optional.of(new Turn(since, voicedAt)), asked);
    }

    /** What they were saying is over, and the ear is asked for it. */
    Overheard asking(int epoch, long since) {
        var now = new HashMap<>(asked);
        now.put(epoch, since);
        return new Overheard(window, Optional.empty(), now);
    }
}
