package dev.parley.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.access.TeamId;
import dev.parley.privacy.Holding;
import dev.parley.privacy.Trace;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.KeyScanArgs;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Live state that a crash has left in Redis, where it would end by itself after a while. */
@Singleton
class LiveHeld implements Holding {
    private static final int AT_ONCE = 500;

    private final ReactiveRedisDataSource redis;

    LiveHeld(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public String room() {
        return "journal";
    }

    @Override
    public Uni<Map<String, List<JsonNode>>> tellElsewhere(Trace trace) {
        return keys(trace)
                .onItem()
                .transformToUniAndConcatenate(
                        key -> redis.hash(String.class).hgetall(key).map(LiveHeld::told))
                .collect()
                .asList()
                .map(found -> Map.of("liveStates", found));
    }

    @Override
    public Uni<Map<String, Integer>> eraseElsewhere(Trace trace) {
        return keys(trace)
                .onItem()
                .transformToUniAndConcatenate(key -> redis.key().del(key).replaceWith(key))
                .collect()
                .asList()
                .map(gone -> Map.of("liveStates", gone.size()));
    }

    /** Calls that come in by telephone are the first team's. */
    private Multi<String> keys(Trace trace) {
        return trace.team().equals(TeamId.FIRST)
                ? redis.key()
                        .scan(new KeyScanArgs().match(LiveState.KEY + "*").count(AT_ONCE))
                        .toMulti()
                        .onItem()
                        .transformToUniAndConcatenate(key -> redis.hash(String.class)
                                .hget(key, "caller")
                                .map(caller -> theirs(trace, key, caller) ? key : ""))
                        .filter(key -> !key.isEmpty())
                : Multi.createFrom().empty();
    }

    private static boolean theirs(Trace trace, String key, @Nullable String caller) {
        return trace.calls().contains(key.substring(LiveState.KEY.length()))
                || caller != null && trace.phone().sameAs(caller);
    }

    private static JsonNode told(Map<String, String> fields) {
        var told = JsonNodeFactory.instance.objectNode();
        fields.forEach(told::put);
        return told;
    }
}
