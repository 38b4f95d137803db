package dev.parley.call;

import dev.parley.talk.AnswerStage;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** When each stage of an answer was reached, on the call's clock in ms. Immutable. */
record Timing(long speechEnd, Map<AnswerStage, Long> reached) {
    Timing {
        reached = Collections.unmodifiableMap(reached);
    }

    static Timing from(long speechEnd) {
        return new Timing(speechEnd, new EnumMap<>(AnswerStage.class));
    }

    Optional<Long> decided() {
        return Optional.ofNullable(reached.get(AnswerStage.ENDPOINT));
    }

    Timing decided(long now) {
        return last(AnswerStage.ENDPOINT, now);
    }

    Timing transcript(long now) {
        return last(AnswerStage.TRANSCRIPT, now);
    }

    Timing firstToken(long now) {
        return first(AnswerStage.FIRST_TOKEN, now);
    }

    Timing firstWords(long now) {
        return first(AnswerStage.FIRST_WORDS, now);
    }

    Timing firstAudio(long now) {
        return first(AnswerStage.FIRST_AUDIO, now);
    }

    Timing playout(long now) {
        return first(AnswerStage.PLAYOUT, now);
    }

    Timing heard(long now) {
        return first(AnswerStage.HEARD, now);
    }

    /** Each stage reached, as the time since the caller's speech ended. */
    Map<String, Duration> latency() {
        var stages = new LinkedHashMap<String, Duration>();
        reached.forEach((stage, at) -> stages.put(stage.key(), Duration.ofMillis(at - speechEnd)));
        return stages;
    }

    private Timing first(AnswerStage stage, long now) {
        return reached.containsKey(stage) ? this : last(stage, now);
    }

    private Timing last(AnswerStage stage, long now) {
        var all = new EnumMap<AnswerStage, Long>(AnswerStage.class);
        all.putAll(reached);
        all.put(stage, now);
        return new Timing(speechEnd, all);
    }
}
