package dev.parley.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.TeamId;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Part;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the open pages up to date. Facts arrive on the calls' contexts and are handed over to one context of its own,
 * where picture and audience live: the calls never wait for a page, and each page gets a snapshot and then every fact
 * after it, in order.
 */
@Startup
@ApplicationScoped
class LivePage {
    private static final int MISSED_BEATS = 3;

    private final Vertx vertx;
    private final ObjectMapper json;
    private final LiveConfig config;
    private final Context context;
    private final Picture picture = new Picture();
    private final Partials partials;
    private final Audience audience;
    private final Audience otherTeams;
    private long beating;

    LivePage(Vertx vertx, ObjectMapper json, LiveConfig config) {
        this.vertx = vertx;
        this.json = json;
        this.config = config;
        this.context = vertx.getOrCreateContext();
        this.partials = new Partials(config.partialsApart());
        this.audience = audience(config);
        this.otherTeams = audience(config);
    }

    private static Audience audience(LiveConfig config) {
        return new Audience(config.backlog().asLongValue(), config.heartbeat().multipliedBy(MISSED_BEATS));
    }

    @PostConstruct
    void start() {
        context.runOnContext(
                nothing -> beating = vertx.setPeriodic(config.heartbeat().toMillis(), id -> beat()));
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(beating);
    }

    void happened(@Observes CallEvent event) {
        context.runOnContext(nothing -> picture.take(event).ifPresent(this::pace));
    }

    void show(List<Part.Status> parts) {
        context.runOnContext(nothing -> picture.take(parts).ifPresent(this::tell));
    }

    /** The team's calls in progress and the state of the parts. */
    Uni<LiveMessage.Snapshot> snapshot(TeamId team) {
        return Uni.createFrom().emitter(emitter -> context.runOnContext(nothing -> emitter.complete(pictureFor(team))));
    }

    /** Calls that come in by telephone are the first team's; other teams see the state of the parts. */
    void join(String id, TeamId team, Viewer.Socket socket) {
        context.runOnContext(nothing -> {
            var viewer = new Viewer(id, socket, now());
            (team.equals(TeamId.FIRST) ? audience : otherTeams).join(viewer);
            viewer.send(written(pictureFor(team)));
        });
    }

    void leave(String id) {
        context.runOnContext(nothing -> {
            audience.leave(id);
            otherTeams.leave(id);
        });
    }

    void heard(String id) {
        context.runOnContext(nothing -> {
            audience.heard(id, now());
            otherTeams.heard(id, now());
        });
    }

    private LiveMessage.Snapshot pictureFor(TeamId team) {
        var all = picture.snapshot(Instant.now(), config.heartbeat());
        return team.equals(TeamId.FIRST)
                ? all
                : new LiveMessage.Snapshot(all.at(), all.beatMs(), List.of(), all.parts());
    }

    private void beat() {
        var beat = new LiveMessage.Beat(Instant.now());
        Stream.of(audience, otherTeams)
                .filter(viewers -> !viewers.isEmpty())
                .forEach(viewers -> viewers.beat(written(beat), now()));
    }

    private void pace(LiveMessage message) {
        switch (message) {
            case LiveMessage.PartlyHeard heard -> whenRipe(heard);
            case LiveMessage.TurnTaken turn -> {
                partials.settle(turn.id());
                tell(turn);
            }
            case LiveMessage.Ended ended -> {
                partials.forget(ended.id());
                tell(ended);
            }
            case LiveMessage.Snapshot _,
                    LiveMessage.Rang _,
                    LiveMessage.Answered _,
                    LiveMessage.Recognised _,
                    LiveMessage.StateChanged _,
                    LiveMessage.TurnMasked _,
                    LiveMessage.SlotFilled _,
                    LiveMessage.RecordingChanged _,
                    LiveMessage.MoodSensed _,
                    LiveMessage.Briefed _,
                    LiveMessage.HandedOver _,
                    LiveMessage.PartsChanged _,
                    LiveMessage.Beat _ -> tell(message);
        }
    }

    private void whenRipe(LiveMessage.PartlyHeard heard) {
        var idle = !partials.waiting();
        partials.offer(heard, now()).ifPresent(this::tell);
        if (idle && partials.waiting()) {
            flushLater();
        }
    }

    private void flushLater() {
        vertx.setTimer(config.partialsApart().toMillis(), id -> {
            partials.due(now()).forEach(this::tell);
            if (partials.waiting()) {
                flushLater();
            }
        });
    }

    private void tell(LiveMessage message) {
        if (!audience.isEmpty()) {
            audience.tell(written(message));
        }
        if (message instanceof LiveMessage.PartsChanged && !otherTeams.isEmpty()) {
            otherTeams.tell(written(message));
        }
    }

    private String written(LiveMessage message) {
        try {
            return json.writerFor(LiveMessage.class).writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A message to the live page cannot be written as JSON.", e);
        }
    }

    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }
}
