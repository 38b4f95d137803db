package dev.parley.talk;

import java.util.List;
import java.util.stream.Stream;

/** The turns of a call so far, oldest first. Immutable. */
public record Dialogue(List<Turn> turns) {
    public static final Dialogue EMPTY = new Dialogue(List.of());

    public Dialogue {
        turns = List.copyOf(turns);
    }

    public Dialogue plus(Speaker who, String text) {
        return new Dialogue(
                Stream.concat(turns.stream(), Stream.of(new Turn(who, text))).toList());
    }

    /** With other words wherever these were said. */
    public Dialogue replaced(String text, String by) {
        return new Dialogue(turns.stream()
                .map(turn -> turn.text().equals(text) ? new Turn(turn.who(), by) : turn)
                .toList());
    }

    /** The newest {@code count} turns, or all when there are fewer. */
    public List<Turn> last(int count) {
        return turns.subList(Math.max(0, turns.size() - count), turns.size());
    }
}
