package dev.parley.followup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.TeamId;
import dev.parley.jobs.Jobs;
import dev.parley.jobs.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Where follow-ups are asked for. Each is a job of its own, so that none holds up the other, or the CRM. Thread-safe. */
@Singleton
public final class FollowUps {
    static final String KIND = "follow-up";
    private static final int MOST_A_CALL = 3;

    private final Jobs jobs;
    private final ObjectMapper json;

    FollowUps(Jobs jobs, ObjectMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * Asks for what was agreed to be sent; in a transaction of the caller's it is part of that. The same call again is
     * the same jobs.
     */
    public Uni<Void> accept(TeamId team, EndedCall call) {
        var errands = errands(call);
        return Multi.createFrom()
                .iterable(IntStream.range(0, errands.size()).boxed().toList())
                .onItem()
                .transformToUniAndConcatenate(i -> jobs.accept(work(team, i + 1, errands.get(i))))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** One for each channel and address, however often it was asked for. */
    private static List<Errand> errands(EndedCall call) {
        var seen = new LinkedHashSet<String>();
        return call.wishes().stream()
                .flatMap(wish -> Channel.named(wish.channel()).map(channel -> Errand.of(call, wish, channel)).stream())
                .filter(errand -> seen.add(errand.channel() + " " + errand.to()))
                .limit(MOST_A_CALL)
                .toList();
    }

    /** In a lane of its own: what waits for the morning keeps nothing else of the lead waiting. */
    private Work work(TeamId team, int number, Errand errand) {
        var key = errand.callId() + " " + errand.channel().text() + " " + number;
        return new Work(KIND, key, "", team.value(), written(errand));
    }

    private String written(Errand errand) {
        try {
            return json.writeValueAsString(errand);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A follow-up can always be written as JSON.", e);
        }
    }
}
