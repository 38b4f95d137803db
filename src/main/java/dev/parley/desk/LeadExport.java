package dev.parley.desk;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All leads of a team as CSV (RFC 4180), in the order of their ids, read a few hundred at a time. */
@Singleton
class LeadExport {
    private static final int AT_ONCE = 500;
    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "phone",
            "email",
            "source",
            "stage",
            "priority",
            "assignedAgentId",
            "qualified",
            "aiScore",
            "createdAt",
            "updatedAt");
    private static final String UTC = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    private static final String LEADS =
            "select leads.id, cast(leads.id as text) as number, name, phone, email, source, stage, priority,"
                    + " coalesce(cast(owner_id as text), '') as owner, cast(qualified as text) as good,"
                    + " coalesce(cast(ai_score as text), '') as score, "
                    + UTC.formatted("created_at") + " as since, " + UTC.formatted("updated_at") + " as latest"
                    + " from leads where team_id = :team and leads.id > :after order by leads.id limit :most";

    private final Teams teams;

    LeadExport(Teams teams) {
        this.teams = teams;
    }

    /** Lines, several in a piece, each with its end. */
    Multi<String> of(TeamId team) {
        var after = new AtomicLong();
        var rows = Multi.createBy()
                .repeating()
                .uni(() -> some(team, after))
                .whilst(found -> found.size() == AT_ONCE)
                .filter(found -> !found.isEmpty())
                .map(found -> found.stream().map(LeadExport::line).collect(Collectors.joining()));
        var head = Multi.createFrom().item(line(COLUMNS.stream()));
        return Multi.createBy().concatenating().streams(head, rows);
    }

    private Uni<List<Tuple>> some(TeamId team, AtomicLong after) {
        return teams.within(team, () -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(LEADS, Tuple.class)
                                .setParameter("team", team.value())
                                .setParameter("after", after.get())
                                .setParameter("most", AT_ONCE)
                                .getResultList()))
                .invoke(found ->
                        found.stream().map(row -> row.get(0, Long.class)).forEach(after::set));
    }

    private static String line(Tuple row) {
        return line(Stream.of(row.toArray()).skip(1).map(String::valueOf));
    }

    private static String line(Stream<String> values) {
        return values.map(LeadExport::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What a spreadsheet would take for a formula is made text; a phone number's plus is none. */
    static String quoted(String value) {
        var formula = value.matches("(?s)[=@\\t\\r+-].*") && !value.matches("\\+\\d+");
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
