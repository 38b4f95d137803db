package dev.parley.bench.feel;

import dev.parley.audio.Pcm;
import dev.parley.demo.caller.Timings;
import dev.parley.demo.caller.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A call as its caller lived through it. Times count from dialling.
 *
 * @param heard what the agent said, 8 kHz
 */
public record Played(Script script, String number, List<Done> done, Timings timings, Pcm heard) {
    private static final Duration SLOW = Duration.ofMillis(750);

    public Played {
        done = List.copyOf(done);
    }

    /** A turn and when its sound was sent. */
    record Done(Turn turn, Duration from, Duration to) {}

    /** The agent spoke while the caller had more to say: between two stretches, or too early after the first. */
    boolean cutOff(Done said) {
        return timings.heard().stream()
                .anyMatch(one ->
                        one.start().compareTo(said.from()) > 0 && one.start().compareTo(said.to()) < 0);
    }

    /** From the caller's last sound to the agent's first. Empty when none comes before the caller speaks again. */
    Optional<Duration> response(Done said) {
        var next = done.stream()
                .filter(one -> !(one.turn() instanceof Turn.Rustle))
                .map(Done::from)
                .filter(from -> from.compareTo(said.to()) > 0)
                .findFirst()
                .orElse(Duration.ofDays(1));
        return timings.heard().stream()
                .map(Utterance::start)
                .filter(start -> start.compareTo(said.to()) >= 0 && start.compareTo(next) < 0)
                .findFirst()
                .map(start -> start.minus(said.to()));
    }

    /** From the caller's first sound to the agent's last, for words over the agent's. Empty when it was silent. */
    Optional<Duration> yielding(Done spoken) {
        return timings.heard().stream()
                .filter(one ->
                        one.start().compareTo(spoken.from()) < 0 && one.end().compareTo(spoken.from()) > 0)
                .findFirst()
                .map(one -> one.end().minus(spoken.from()));
    }

    /** Whether the agent is heard within a second of the end of a murmur: it never stopped, or went on. */
    boolean wentOn(Done murmured) {
        return timings.heard().stream()
                .anyMatch(one -> one.start().compareTo(murmured.to().plusSeconds(1)) < 0
                        && one.end().compareTo(murmured.to().plusMillis(200)) > 0);
    }

    /** What went otherwise than a caller would like, and how long each interruption took, a line each. */
    public List<String> oddities() {
        return done.stream()
                .flatMap(one ->
                        oddity(one).stream().map(what -> one.from().toMillis() + " ms, " + one.turn() + ": " + what))
                .toList();
    }

    private Optional<String> oddity(Done one) {
        return switch (one.turn()) {
            case Turn.Say _ when cutOff(one) -> Optional.of("cut off");
            case Turn.Say _ when response(one).isEmpty() -> Optional.of("no answer");
            case Turn.Say _ ->
                response(one)
                        .filter(time -> time.compareTo(SLOW) > 0)
                        .map(time -> "answered after " + time.toMillis() + " ms");
            case Turn.Interrupt _ ->
                Optional.of(yielding(one)
                        .map(time -> "yields after " + time.toMillis() + " ms")
                        .orElse("does not yield"));
            case Turn.Murmur _ -> wentOn(one) ? Optional.empty() : Optional.of("does not go on");
            case Turn.Rustle _ -> Optional.empty();
        };
    }

    boolean has(Class<? extends Turn> kind) {
        return script.turns().stream().anyMatch(kind::isInstance);
    }
}
