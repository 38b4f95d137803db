package dev.parley.knowledge;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A row of a table in words. */
final class Rows {
    private Rows() {}

    /** "Service: Urgent payment; Price: 25 dollars". */
    static String told(List<String> heads, List<String> cells) {
        return IntStream.range(0, cells.size())
                .filter(at -> !cells.get(at).isBlank())
                .mapToObj(at -> at < heads.size() && !heads.get(at).isBlank()
                        ? heads.get(at).strip() + ": " + cells.get(at).strip()
                        : cells.get(at).strip())
                .collect(Collectors.joining("; "));
    }
}
