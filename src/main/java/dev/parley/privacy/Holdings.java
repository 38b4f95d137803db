package dev.parley.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** All that the rooms hold of people. Thread-safe; results arrive on the context of whoever subscribes. */
@Singleton
class Holdings {
    private static final int CONFLICT = 409;

    private final List<Holding> all;
    private final Teams teams;

    Holdings(@All List<Holding> all, Teams teams) {
        this.all = all.stream().sorted(Comparator.comparing(Holding::room)).toList();
        this.teams = teams;
    }

    /** Everything, by kind. */
    Uni<SortedMap<String, List<JsonNode>>> tell(TeamId team, Phone phone) {
        var told = new TreeMap<String, List<JsonNode>>();
        return teams.within(team, () -> traced(Trace.of(team, phone))
                        .call(trace -> each(holding -> holding.tell(trace).invoke(told::putAll))))
                .call(trace -> each(holding -> holding.tellElsewhere(trace).invoke(told::putAll)))
                .replaceWith(told);
    }

    /**
     * Deletes everything and tells how much, by kind. What lies elsewhere goes first: the rows are what leads there, so
     * that the same request again goes on where a fault has stopped it. Fails with 409 while something is in progress.
     */
    Uni<SortedMap<String, Integer>> erase(TeamId team, Phone phone) {
        var erased = new TreeMap<String, Integer>();
        return teams.within(team, () -> free(team, phone))
                .call(trace -> each(holding -> holding.eraseElsewhere(trace).invoke(erased::putAll)))
                .chain(() -> teams.within(team, () -> free(team, phone)
                        .call(trace -> each(holding -> holding.erase(trace).invoke(erased::putAll)))))
                .replaceWith(erased);
    }

    /** Deletes what is of calls that were over before. */
    Uni<SortedMap<String, Integer>> expire(Instant before) {
        var deleted = new TreeMap<String, Integer>();
        return each(holding -> holding.expire(before).invoke(deleted::putAll)).replaceWith(deleted);
    }

    /** Deletes from this process's disk what nobody may have any more. */
    Uni<SortedMap<String, Integer>> sweep() {
        var deleted = new TreeMap<String, Integer>();
        return each(holding -> holding.sweep().invoke(deleted::putAll)).replaceWith(deleted);
    }

    private Uni<Trace> free(TeamId team, Phone phone) {
        return traced(Trace.of(team, phone))
                .call(trace -> each(holding -> holding.hindrance(trace).invoke(Holdings::refuse)));
    }

    private static void refuse(Optional<String> hindrance) {
        hindrance.ifPresent(sentence -> {
            throw new ClientErrorException(sentence, CONFLICT);
        });
    }

    /** One room's find is the next one's lead: a lead has calls, a call has a job, a job has a recording. */
    private Uni<Trace> traced(Trace trace) {
        var round = Uni.createFrom().item(trace);
        for (var holding : all) {
            round = round.chain(holding::trace);
        }
        return round.chain(found -> found.equals(trace) ? Uni.createFrom().item(found) : traced(found));
    }

    private Uni<Void> each(Function<Holding, Uni<?>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(holding -> work.apply(holding).replaceWith(holding))
                .onItem()
                .ignoreAsUni();
    }

    /** What came of it all, for a log line: counts and no more. */
    static String sentence(Map<String, Integer> counts) {
        var some = new TreeMap<>(counts);
        some.values().removeIf(count -> count == 0);
        return some.isEmpty() ? "nothing" : some.toString();
    }
}
