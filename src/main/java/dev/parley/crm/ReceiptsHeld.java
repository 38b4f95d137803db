package dev.parley.crm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.access.Teams;
import dev.parley.privacy.Ask;
import dev.parley.privacy.Holding;
import dev.parley.privacy.Kind;
import dev.parley.privacy.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Receipts hold what a CRM was sent and answered. Another CRM's ids of leads mean nothing here: there the number tells
 * whose it was. What is in that CRM stays there.
 */
@Singleton
class ReceiptsHeld implements Holding {
    private static final String OF_THE_NUMBER = "{figures of phone} = {digits}";
    private static final List<Kind> KINDS = List.of(new Kind(
            "receipts",
            "crm_receipts where job = any({jobs}) or " + OF_THE_NUMBER
                    + " or target = 'desk' and lead_id = any({leads})"));
    private static final String OLD = """
            update crm_receipts set phone = '', letters = '[]', trouble = ''
            where at < :before and (phone <> '' or letters <> '[]' or trouble <> '')""";

    private final Teams teams;

    ReceiptsHeld(Teams teams) {
        this.teams = teams;
    }

    @Override
    public String room() {
        return "crm";
    }

    @Override
    public Uni<Trace> trace(Trace trace) {
        return Ask.texts(
                        trace, "select cast(job as text) from crm_receipts where target <> 'desk' and " + OF_THE_NUMBER)
                .map(trace::withJobs);
    }

    @Override
    public Uni<Map<String, List<JsonNode>>> tell(Trace trace) {
        return Kind.tell(KINDS, trace);
    }

    @Override
    public Uni<Map<String, Integer>> erase(Trace trace) {
        return Kind.delete(KINDS, trace);
    }

    /** That something was written, and under which id, stays. */
    @Override
    public Uni<Map<String, Integer>> expire(Instant before) {
        return teams.everywhere(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OLD)
                        .setParameter("before", before)
                        .executeUpdate())
                .map(rows -> Map.of("receipts", rows)));
    }
}
