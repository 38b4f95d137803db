package dev.parley.desk;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which moves between stages there are, and who may make them. */
final class Moves {
    private static final Map<Stage, Map<Stage, Standing>> LEAST = Map.of(
            Stage.NEW,
            Map.of(Stage.CONTACTED, Standing.KEY, Stage.QUALIFIED, Standing.KEY, Stage.LOST, Standing.MANAGER),
            Stage.CONTACTED,
            Map.of(Stage.QUALIFIED, Standing.KEY, Stage.LOST, Standing.MANAGER),
            Stage.QUALIFIED,
            Map.of(
                    Stage.CONTACTED, Standing.AGENT,
                    Stage.CONVERTED, Standing.MANAGER,
                    Stage.LOST, Standing.MANAGER),
            Stage.LOST,
            Map.of(Stage.CONTACTED, Standing.MANAGER),
            Stage.CONVERTED,
            Map.of(Stage.QUALIFIED, Standing.ADMIN));

    private Moves() {}

    /** Why a move may not be made. */
    sealed interface Objection {
        String sentence();

        /** There is no such move for anybody. */
        record NoSuchMove(String sentence) implements Objection {}

        /** There is, but not for them. */
        record NotTheirs(String sentence) implements Objection {}
    }

    /** Empty when they may make the move; staying is no move and always allowed. */
    static Optional<Objection> objection(Stage from, Stage to, Standing who) {
        if (from == to) {
            return Optional.empty();
        }
        var moves = LEAST.getOrDefault(from, Map.of());
        var least = Optional.ofNullable(moves.get(to));
        return least.isEmpty()
                ? Optional.of(noSuchMove(from, to, moves))
                : least.filter(needed -> who.compareTo(needed) < 0).map(needed -> notTheirs(from, to, who, needed));
    }

    private static Objection noSuchMove(Stage from, Stage to, Map<Stage, Standing> moves) {
        var open = moves.keySet().stream().sorted().map(Stage::text).collect(Collectors.joining(" or "));
        return new Objection.NoSuchMove(
                "A lead that is %s cannot become %s, only %s.".formatted(from.text(), to.text(), open));
    }

    private static Objection notTheirs(Stage from, Stage to, Standing who, Standing needed) {
        var name = who == Standing.KEY ? "An API key" : "An agent";
        var subject = who == Standing.MANAGER ? "A manager" : name;
        var asked = needed == Standing.AGENT ? "a person" : needed == Standing.ADMIN ? "an admin" : "a manager";
        return new Objection.NotTheirs(
                "%s may not move a lead from %s to %s; ask %s.".formatted(subject, from.text(), to.text(), asked));
    }
}
