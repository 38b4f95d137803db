package dev.parley.desk;

import dev.parley.access.TeamId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds leads by what a client filters, in the order that it wants. In SQL that is put together from fixed pieces, as
 * Hibernate's own language would be parsed on the event loop. For use inside {@code Teams.within}.
 */
final class LeadSearch {
    static final String SORTS = "-?(updatedAt|createdAt|name|stage|priority|aiScore)";
    static final String SORTS_MESSAGE =
            "must be updatedAt, createdAt, name, stage, priority or aiScore, with a minus for the greatest first";

    private static final Map<String, String> COLUMNS = Map.of(
            "updatedAt", "updated_at",
            "createdAt", "created_at",
            "name", "lower(name)",
            "stage", "array_position(array['new', 'contacted', 'qualified', 'converted', 'lost'], stage)",
            "priority", "array_position(array['low', 'medium', 'high', 'urgent'], priority)",
            "aiScore", "coalesce(ai_score, -1)");

    private final StringBuilder where = new StringBuilder(" from leads where team_id = :team");
    private final Map<String, Object> values = new HashMap<>();
    private final String order;

    LeadSearch(TeamId team, LeadFilter filter, Phones phones) {
        values.put("team", team.value());
        and(filter.stage, "stage", "stage = :stage");
        and(filter.source, "source", "source = :source");
        and(filter.priority, "priority", "priority = :priority");
        and(filter.assignedAgentId.map(Long::valueOf), "owner", "coalesce(owner_id, 0) = :owner");
        and(filter.phone.map(LeadSearch::withPlus).map(phones::normal), "phone", "phone = :phone");
        and(filter.q.map(LeadSearch::anywhere), "q", "(name ilike :q or phone ilike :q or email ilike :q)");
        var down = filter.sort.startsWith("-");
        var direction = down ? " desc" : " asc";
        var column = COLUMNS.getOrDefault(filter.sort.substring(down ? 1 : 0), "updated_at");
        order = " order by " + column + direction + ", id" + direction;
    }

    Uni<Rows.Page<LeadRow>> page(int first, int most) {
        return Panache.getSession()
                .flatMap(session -> with(session.createNativeQuery("select id" + where + order, Long.class))
                        .setFirstResult(first)
                        .setMaxResults(most)
                        .getResultList()
                        .flatMap(ids -> leads(session, ids))
                        .flatMap(rows -> with(session.createNativeQuery("select count(*)" + where, Long.class))
                                .getSingleResult()
                                .map(total -> new Rows.Page<>(rows, total))));
    }

    /** Hibernate Reactive finds no columns for an entity of native SQL, so its id is all that is asked there. */
    private static Uni<List<LeadRow>> leads(Mutiny.Session session, List<Long> ids) {
        return session.createNamedQuery(LeadRow.OF_IDS, LeadRow.class)
                .setParameter("ids", ids)
                .getResultList()
                .map(found -> found.stream()
                        .sorted(Comparator.comparing(lead -> ids.indexOf(lead.number())))
                        .toList());
    }

    private <T> Mutiny.SelectionQuery<T> with(Mutiny.SelectionQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }

    private void and(Optional<?> wanted, String name, String condition) {
        wanted.ifPresent(value -> {
            values.put(name, value);
            where.append(" and ").append(condition);
        });
    }

    /** A plus that was not encoded arrives as a blank. */
    private static String withPlus(String phone) {
        return phone.startsWith(" ") ? "+" + phone.strip() : phone;
    }

    private static String anywhere(String part) {
        return "%" + Words.clean(part).replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }
}
