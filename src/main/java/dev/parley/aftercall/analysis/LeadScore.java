package dev.parley.aftercall.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * How promising a lead is, from signals that anybody can look at, by a two-parameter item response model (Birnbaum,
 * 1968): each signal has a weight (how much it tells) and a difficulty (how promising a lead has to be to show it half the
 * time). The lead's position is the most probable one when leads are normally distributed; the score is the share of
 * leads below it.
 *
 * @param score 0 to 1; 0.5 when nothing is known
 * @param confidence 0 to 1: by how much the signals narrow the position down
 */
@RegisterForReflection
public record LeadScore(
        @JsonProperty("score") double score,
        @JsonProperty("confidence") double confidence,
        @JsonProperty("signals") List<Signal> signals) {
    private static final int STEPS = 30;
    private static final double ENOUGH = 1e-9;

    public LeadScore {
        signals = List.copyOf(signals);
    }

    /** @param shown whether this lead shows it; @param effect by how much the score would be lower or higher without it */
    @RegisterForReflection
    public record Signal(
            @JsonProperty("name") String name,
            @JsonProperty("weight") double weight,
            @JsonProperty("difficulty") double difficulty,
            @JsonProperty("shown") boolean shown,
            @JsonProperty("effect") double effect) {}

    static LeadScore of(List<Signal> signals) {
        double position = position(signals);
        double score = share(position);
        var explained = signals.stream()
                .map(signal -> new Signal(
                        signal.name(),
                        signal.weight(),
                        signal.difficulty(),
                        signal.shown(),
                        score
                                - share(position(signals.stream()
                                        .filter(other -> other != signal)
                                        .toList()))))
                .toList();
        return new LeadScore(score, 1 - Math.sqrt(1 / information(signals, position)), explained);
    }

    /** Newton's method on the posterior, which is concave. */
    private static double position(List<Signal> signals) {
        double at = 0;
        for (int step = 0; step < STEPS; step++) {
            double slope = -at;
            for (var signal : signals) {
                slope += signal.weight() * ((signal.shown() ? 1 : 0) - likely(signal, at));
            }
            double move = slope / information(signals, at);
            at += move;
            if (Math.abs(move) < ENOUGH) {
                break;
            }
        }
        return at;
    }

    /** Fisher's, with 1 for the normal distribution that is assumed beforehand. */
    private static double information(List<Signal> signals, double at) {
        return 1
                + signals.stream()
                        .mapToDouble(signal -> {
                            double p = likely(signal, at);
                            return signal.weight() * signal.weight() * p * (1 - p);
                        })
                        .sum();
    }

    private static double likely(Signal signal, double at) {
        return 1 / (1 + Math.exp(-signal.weight() * (at - signal.difficulty())));
    }

    /** The normal distribution by the logistic one, which differs by less than 0.01 (Camilli, 1994). */
    private static double share(double position) {
        return 1 / (1 + Math.exp(-1.702 * position));
    }
}
