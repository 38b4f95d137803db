package dev.parley.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.Contexts;
import dev.parley.jobs.Backoff;
import dev.parley.jobs.Lanes;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Dialogue;
import dev.parley.talk.Speaker;
import dev.parley.talk.Turn;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of running calls in Redis, for other nodes and tools: hash {@code parley:call:<id>} with {@code state},
 * {@code caller}, {@code startedAt}, {@code slots} (JSON object) and {@code turns} (JSON array, the last six). Gone with
 * the call; nothing depends on it.
 */
@RegisterForReflection(targets = {Turn.class, Speaker.class})
@ApplicationScoped
class LiveState {
    static final String KEY = "parley:call:";
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    private static final int AT_ONCE = 4;
    private static final int LAST_TURNS = 6;

    private final ReactiveRedisDataSource redis;
    private final ObjectMapper json;
    private final Lanes lanes;
    private final Duration ttl;
    private final ConcurrentHashMap<CallId, Known> calls = new ConcurrentHashMap<>();

    /** What is told of a call so far. */
    private record Known(Map<String, String> slots, Dialogue dialogue, int turns) {
        Known slot(String slot, String value) {
            var all = new TreeMap<>(slots);
            all.put(slot, value);
            return new Known(all, dialogue, turns);
        }

        Known turn(CallEvent.TurnTaken turn) {
            var latest = dialogue.plus(turn.who(), turn.text()).last(LAST_TURNS);
            return new Known(slots, new Dialogue(latest), turns + 1);
        }

        Known masked(CallEvent.TurnMasked masked) {
            int place = masked.turn() - (turns - dialogue.turns().size());
            var latest = new ArrayList<>(dialogue.turns());
            if (place >= 0 && place < latest.size()) {
                latest.set(place, new Turn(latest.get(place).who(), masked.text()));
            }
            return new Known(slots, new Dialogue(latest), turns);
        }
    }

    LiveState(ReactiveRedisDataSource redis, ObjectMapper json, JournalConfig config, Contexts contexts) {
        this.redis = redis;
        this.json = json;
        ttl = config.liveTtl();
        lanes = new Lanes(
                new Lanes.Settings(
                        "Redis", AT_ONCE, config.mostWaiting(), config.perTry(), BACKOFF, LiveState::hopeless),
                contexts);
    }

    void on(@Observes CallEvent event) {
        switch (event) {
            case CallEvent.Rang rang ->
                set(
                        rang.call(),
                        Map.of(
                                "state", "Ringing",
                                "caller", rang.caller().number(),
                                "startedAt", rang.at().toString()));
            case CallEvent.StateChanged state -> set(state.call(), Map.of("state", state.state()));
            case CallEvent.SlotFilled slot -> {
                var known = calls.compute(slot.call(), (call, k) -> orNothing(k).slot(slot.slot(), slot.value()));
                set(slot.call(), Map.of("slots", written(known.slots())));
            }
            case CallEvent.TurnTaken turn -> {
                var known = calls.compute(turn.call(), (call, k) -> orNothing(k).turn(turn));
                set(turn.call(), Map.of("turns", written(known.dialogue().turns())));
            }
            case CallEvent.TurnMasked masked -> {
                var known =
                        calls.compute(masked.call(), (call, k) -> orNothing(k).masked(masked));
                set(masked.call(), Map.of("turns", written(known.dialogue().turns())));
            }
            case CallEvent.Ended ended -> {
                calls.remove(ended.call());
                forget(ended.call().value());
            }
            case CallEvent.RecordingChanged recording -> {}
            case CallEvent.MoodSensed sensed -> {}
            case CallEvent.Answered answered -> {}
            case CallEvent.Recognised known -> {}
            case CallEvent.PartlyHeard words -> {}
            case CallEvent.Briefed briefed -> {}
            case CallEvent.HandedOver over -> {}
        }
    }

    void forget(String call) {
        lanes.add(call, () -> redis.key().del(KEY + call).replaceWithVoid());
    }

    private void set(CallId call, Map<String, String> fields) {
        var key = KEY + call;
        lanes.add(call.value(), () -> redis.hash(String.class)
                .hset(key, fields)
                .flatMap(added -> redis.key().pexpire(key, ttl))
                .replaceWithVoid());
    }

    private static Known orNothing(@Nullable Known known) {
        return known == null ? new Known(Map.of(), Dialogue.EMPTY, 0) : known;
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings can always be written as JSON", e);
        }
    }

    private static boolean hopeless(Throwable failure) {
        return String.valueOf(failure.getMessage()).startsWith("WRONGTYPE");
    }
}
