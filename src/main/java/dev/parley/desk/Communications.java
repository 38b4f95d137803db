package dev.parley.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was said and written to and by leads. Kept as it was, never changed. */
@Singleton
class Communications {
    /** Beside the entity: a version that a person holds stays right when a summary comes in. */
    private static final String COUNT =
            "update leads set messages = messages + 1, updated_at = greatest(updated_at, :at),"
                    + " ai_last_seen_at = case when :ai then :at else ai_last_seen_at end where id = :lead";

    private static final TypeReference<Map<String, Object>> ANYTHING = new TypeReference<>() {};

    private final Teams teams;
    private final Once once;
    private final ObjectMapper json;

    Communications(Teams teams, Once once, ObjectMapper json) {
        this.teams = teams;
        this.once = once;
        this.json = json;
    }

    Uni<String> add(By by, long lead, CommunicationWanted wanted, Optional<String> key) {
        return once.once(by.team(), key, List.of("POST communication", lead, wanted), () -> Rows.lead(lead)
                .chain(() -> History.add(row(by, lead, wanted), by))
                .call(Communications::counted)
                .map(row -> new Once.Done(lead, Communication.of(row))));
    }

    Uni<Rows.Page<Communication>> page(TeamId team, long lead, Paging paging) {
        return teams.within(team, () -> Rows.lead(lead)
                .chain(() -> Rows.page(
                        CommunicationRow.class,
                        CommunicationRow.OF_LEAD,
                        CommunicationRow.HOW_MANY,
                        Map.of("lead", lead),
                        paging))
                .map(found -> found.map(Communication::of)));
    }

    private CommunicationRow row(By by, long lead, CommunicationWanted wanted) {
        var row = new CommunicationRow();
        row.leadId = lead;
        row.type = Words.clean(wanted.type());
        row.source = Words.clean(wanted.source());
        row.content = Words.clean(wanted.content());
        row.tags = wanted.tags() == null
                ? new String[0]
                : wanted.tags().stream().map(Words::clean).toArray(String[]::new);
        row.metadata = clean(wanted.metadata());
        row.writtenBy = by.who();
        return row;
    }

    private static Uni<Integer> counted(CommunicationRow row) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(COUNT)
                .setParameter("at", row.createdAt)
                .setParameter("ai", row.source.equals("ai"))
                .setParameter("lead", row.leadId)
                .executeUpdate());
    }

    private Map<String, Object> clean(@Nullable Map<String, Object> metadata) {
        try {
            return metadata == null
                    ? Map.of()
                    : json.readValue(Words.cleanJson(json.writeValueAsString(metadata)), ANYTHING);
        } catch (JsonProcessingException e) {
            throw Refusals.wrong("metadata must be a JSON object.");
        }
    }
}
