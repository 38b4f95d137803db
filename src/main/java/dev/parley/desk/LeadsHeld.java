package dev.parley.desk;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A lead is of whoever has its number, or told it as theirs. Of somebody else's lead only what is of this number: a
 * contact, the history of a number that was changed, what was written down of a call.
 */
@Singleton
class LeadsHeld implements Holding {
    private static final String NUMBERS = """
            select id || ' ' || phone || ';' || coalesce(slots ->> 'phone', '') from leads
            where right({figures of phone}, length({tail})) = {tail}
               or right({figures of coalesce(slots ->> 'phone', '')}, length({tail})) = {tail}""";
    private static final String OF_THE_LEAD = " where lead_id = any({leads})";
    private static final String CONTACT = "{figures of phone} = {digits}";
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "history",
                    "changes" + OF_THE_LEAD + " or thing = 'contact' and thing_id in (select id from contacts where "
                            + CONTACT + ") or field in ('phone', 'slots.phone')"
                            + " and ({figures of was} = {digits} or {figures of became} = {digits})"),
            new Kind("contacts", "contacts" + OF_THE_LEAD + " or " + CONTACT),
            new Kind("notes", "notes" + OF_THE_LEAD),
            new Kind("communications", "communications" + OF_THE_LEAD + " or metadata ->> 'callId' = any({calls})"),
            new Kind("tasks", "tasks" + OF_THE_LEAD),
            new Kind("tickets", "tickets" + OF_THE_LEAD),
            new Kind("followUps", "follow_ups" + OF_THE_LEAD),
            new Kind("opportunities", "opportunities" + OF_THE_LEAD),
            new Kind("closedSales", "closed_sales" + OF_THE_LEAD),
            new Kind("keptAnswers", "kept_answers" + OF_THE_LEAD),
            new Kind("callsOfLeads", "lead_calls" + OF_THE_LEAD + " or call_id = any({own calls})"),
            new Kind("leads", "leads where id = any({leads})"));
    private static final String OLD_ANSWERS = "delete from kept_answers where at < now() - interval '30 days'";

    private final Teams teams;

    LeadsHeld(Teams teams) {
        this.teams = teams;
    }

    @Override
    public String room() {
        return "desk";
    }

    @Override
    public Uni<Trace> trace(Trace trace) {
        return Ask.texts(trace, NUMBERS)
                .map(found -> trace.withLeads(found.stream()
                        .filter(lead -> Arrays.stream(
                                        lead.substring(lead.indexOf(' ') + 1).split(";"))
                                .anyMatch(trace.phone()::sameAs))
                        .map(lead -> lead.substring(0, lead.indexOf(' ')))
                        .toList()));
    }

    @Override
    public Uni<Map<String, List<JsonNode>>> tell(Trace trace) {
        return Kind.tell(KINDS, trace);
    }

    @Override
    public Uni<Map<String, Integer>> erase(Trace trace) {
        return Kind.delete(KINDS, trace);
    }

    /** What a team knows of its customers has no date: it stays until it is erased. */
    @Override
    public Uni<Map<String, Integer>> expire(Instant before) {
        return teams.everywhere(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OLD_ANSWERS).executeUpdate())
                .map(rows -> Map.of("keptAnswers", rows)));
    }
}
