package dev.parley.bench.feel;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Stream;

/** One thing that a caller does; the next follows when the agent has had its say. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(Turn.Say.class),
    @JsonSubTypes.Type(Turn.Interrupt.class),
    @JsonSubTypes.Type(Turn.Murmur.class),
    @JsonSubTypes.Type(Turn.Rustle.class)
})
sealed interface Turn {
    /** What of it is spoken, in stretches without a pause. */
    Stream<String> stretches();

    /** @param say stretches of words, and between them pauses in ms */
    record Say(List<Object> say) implements Turn {
        @Override
        public Stream<String> stretches() {
            return say.stream().filter(String.class::isInstance).map(String.class::cast);
        }
    }

    /** Words that take the floor. @param after how long the agent has been speaking by then, in ms */
    record Interrupt(String interrupt, int after) implements Turn {
        @Override
        public Stream<String> stretches() {
            return Stream.of(interrupt);
        }
    }

    /** Words that only say "I am listening". @param after how long the agent has been speaking by then, in ms */
    record Murmur(String murmur, int after) implements Turn {
        @Override
        public Stream<String> stretches() {
            return Stream.of(murmur);
        }
    }

    /** No word at all, but a sound. @param rustle which one @param seconds how long */
    record Rustle(Noises.Kind rustle, int seconds) implements Turn {
        @Override
        public Stream<String> stretches() {
            return Stream.empty();
        }
    }
}
