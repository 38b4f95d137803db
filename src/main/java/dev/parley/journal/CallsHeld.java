package dev.parley.journal;

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
import java.util.Optional;

/** Calls of a number, or of a lead of that number, and what was said in them. */
@Singleton
class CallsHeld implements Holding {
    private static final String NUMBERS = """
            select id || ' ' || caller_number || ';' || coalesce(slots ->> 'phone', '') from calls
            where right({figures of caller_number}, length({tail})) = {tail}
               or right({figures of coalesce(slots ->> 'phone', '')}, length({tail})) = {tail}""";
    private static final String OF_LEADS = "select cast(id as text) from calls where lead_id = any({leads})";
    /** What has just ended is still being written down; what a crash left open is not in progress for ever. */
    private static final String IN_PROGRESS = """
            select cast(id as text) from calls where id = any({own calls})
              and (state <> 'ended' and rang_at > now() - interval '1 day'
                   or ended_at between now() - interval '30 seconds' and now())""";

    private static final List<Kind> KINDS = List.of(
            new Kind("turns", "turns where call_id = any({own calls})"),
            new Kind("calls", "calls where id = any({own calls})"));
    private static final String REMEMBER = "insert into forgotten_calls (call_id)"
            + " select id from calls where id = any({own calls}) on conflict do nothing";
    private static final String OLD = "expired_at is null and coalesce(ended_at, rang_at) < :before";
    private static final String OLD_TURNS =
            "delete from turns where call_id in (select id from calls where " + OLD + ")";
    private static final String OLD_CALLS = "update calls set expired_at = now(), caller_number = '', caller_name = '',"
            + " channel = '', slots = jsonb_build_object(), reason = null, version = version + 1 where " + OLD;

    private final Teams teams;

    CallsHeld(Teams teams) {
        this.teams = teams;
    }

    @Override
    public String room() {
        return "journal";
    }

    @Override
    public Uni<Trace> trace(Trace trace) {
        return Ask.texts(trace, NUMBERS)
                .map(found -> trace.withCalls(found.stream()
                        .filter(call -> Arrays.stream(
                                        call.substring(call.indexOf(' ') + 1).split(";"))
                                .anyMatch(trace.phone()::sameAs))
                        .map(call -> call.substring(0, call.indexOf(' ')))
                        .toList()))
                .chain(found -> Ask.texts(found, OF_LEADS).map(found::withCalls));
    }

    @Override
    public Uni<Optional<String>> hindrance(Trace trace) {
        return Ask.texts(trace, IN_PROGRESS)
                .map(calls -> calls.isEmpty()
                        ? Optional.empty()
                        : Optional.of("A call of this number is in progress, or has just ended and is still being"
                                + " written down. Ask again half a minute after its end."));
    }

    @Override
    public Uni<Map<String, List<JsonNode>>> tell(Trace trace) {
        return Kind.tell(KINDS, trace);
    }

    @Override
    public Uni<Map<String, Integer>> erase(Trace trace) {
        return Ask.change(trace, REMEMBER).chain(() -> Kind.delete(KINDS, trace));
    }

    /** What stays: that there was a call, when, and how it ended. */
    @Override
    public Uni<Map<String, Integer>> expire(Instant before) {
        return teams.everywhere(() -> old(OLD_TURNS, before)
                .chain(turns -> old(OLD_CALLS, before).map(calls -> Map.of("turns", turns, "calls", calls))));
    }

    private static Uni<Integer> old(String sql, Instant before) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(sql)
                .setParameter("before", before)
                .executeUpdate());
    }
}
