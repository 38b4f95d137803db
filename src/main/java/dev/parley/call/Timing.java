package dev.parley.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** When each stage of an answer was reached, on the call's clock in ms. */
record Timing(
        long speechEnd,
        Optional<Long> decided,
        Optional<Long> transcript,
        Optional<Long> firstWords,
        Optional<Long> playout) {

    static Timing from(long speechEnd) {
        return new Timing(speechEnd, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Timing decided(long now) {
        return new Timing(speechEnd, Optional.of(now), transcript, firstWords, playout);
    }

    Timing transcript(long now) {
        return new Timing(speechEnd, decided, Optional.of(now), firstWords, playout);
    }

    Timing firstWords(long now) {
        return firstWords.isPresent() ? this : new Timing(speechEnd, decided, transcript, Optional.of(now), playout);
    }

    Timing playout(long now) {
        return playout.isPresent() ? this : new Timing(speechEnd, decided, transcript, firstWords, Optional.of(now));
    }

    /** Each stage reached, as the time since the caller's speech ended. */
    Map<String, Duration> latency() {
        var stages = new LinkedHashMap<String, Duration>();
        transcript.ifPresent(at -> stages.put("transcript", since(at)));
        decided.ifPresent(at -> stages.put("endpoint", since(at)));
        firstWords.ifPresent(at -> stages.put("firstWords", since(at)));
        playout.ifPresent(at -> stages.put("playout", since(at)));
        return stages;
    }

    private Duration since(long at) {
        return Duration.ofMillis(at - speechEnd);
    }
}
