package dev.parley.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Native SQL about a {@link Trace}, in the caller's transaction. In it {@code {leads}}, {@code {calls}},
 * {@code {own calls}}, {@code {jobs}}, {@code {lanes}} and {@code {mentions}} are arrays, {@code {digits}} and
 * {@code {tail}} texts of the number, and {@code {figures of phone}} is that column without all that is no digit.
 */
public final class Ask {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> WORDS = Map.of(
            "{leads}", "cast(cast(:leads as text) as bigint[])",
            "{calls}", "cast(cast(:calls as text) as text[])",
            "{own calls}", "cast(cast(:owncalls as text) as uuid[])",
            "{jobs}", "cast(cast(:jobs as text) as uuid[])",
            "{lanes}", "cast(cast(:lanes as text) as text[])",
            "{mentions}", "cast(cast(:mentions as text) as text[])",
            "{digits}", "cast(:digits as text)",
            "{tail}", "cast(:tail as text)");

    private Ask() {}

    /** Adds, changes or deletes rows and tells how many. */
    public static Uni<Integer> change(Trace trace, String sql) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(written(sql));
            bind(query, sql, trace);
            return query.executeUpdate();
        });
    }

    /** @param sql selects one text */
    public static Uni<List<String>> texts(Trace trace, String sql) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(written(sql), String.class);
            bind(query, sql, trace);
            return query.getResultList();
        });
    }

    /**
     * Rows as JSON objects, without the team they are of.
     *
     * @param rows a table, and the condition on its rows: {@code notes where lead_id = any({leads})}
     */
    public static Uni<List<JsonNode>> rows(Trace trace, String rows) {
        return texts(trace, "select cast(to_jsonb(held) - 'team_id' as text) from (select * from " + rows + ") held")
                .map(found -> found.stream().map(Ask::read).toList());
    }

    private static String written(String sql) {
        var plain = sql.replaceAll("\\{figures of ([^}]+)}", "regexp_replace($1, '[^0-9]', '', 'g')");
        for (var word : WORDS.entrySet()) {
            plain = plain.replace(word.getKey(), word.getValue());
        }
        return plain;
    }

    private static void bind(Mutiny.AbstractQuery query, String sql, Trace trace) {
        var values = Map.of(
                "{leads}", array(trace.leads()),
                "{calls}", array(trace.calls()),
                "{own calls}", array(trace.ownCalls()),
                "{jobs}", array(trace.jobs()),
                "{lanes}", array(trace.lanes()),
                "{mentions}", array(trace.mentions()),
                "{digits}", trace.phone().digits(),
                "{tail}", trace.phone().tail());
        values.forEach((word, value) -> {
            if (sql.contains(word)) {
                query.setParameter(word.replaceAll("[{} ]", ""), value);
            }
        });
    }

    /** As PostgreSQL writes arrays. */
    private static String array(Collection<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static JsonNode read(String row) {
        try {
            return JSON.readTree(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes JSON that can be read.", e);
        }
    }
}
