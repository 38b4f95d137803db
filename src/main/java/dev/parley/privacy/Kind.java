package dev.parley.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of rows that are held of people, for rooms that tell and delete them alike.
 *
 * @param name as exports and counts have it: {@code notes}
 * @param rows table and condition, in the words of {@link Ask}: {@code notes where lead_id = any({leads})}
 */
public record Kind(String name, String rows) {
    /** All these rows, by kind. In the caller's transaction. */
    public static Uni<Map<String, List<JsonNode>>> tell(List<Kind> kinds, Trace trace) {
        var told = new LinkedHashMap<String, List<JsonNode>>();
        return Multi.createFrom()
                .iterable(kinds)
                .onItem()
                .transformToUniAndConcatenate(
                        kind -> Ask.rows(trace, kind.rows()).invoke(found -> told.put(kind.name(), found)))
                .onItem()
                .ignoreAsUni()
                .replaceWith(told);
    }

    /** Deletes them, one kind after the other, and counts. In the caller's transaction. */
    public static Uni<Map<String, Integer>> delete(List<Kind> kinds, Trace trace) {
        var deleted = new LinkedHashMap<String, Integer>();
        return Multi.createFrom()
                .iterable(kinds)
                .onItem()
                .transformToUniAndConcatenate(kind ->
                        Ask.change(trace, "delete from " + kind.rows()).invoke(rows -> deleted.put(kind.name(), rows)))
                .onItem()
                .ignoreAsUni()
                .replaceWith(deleted);
    }
}
