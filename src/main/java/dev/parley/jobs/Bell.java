package dev.parley.jobs;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XClaimArgs;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Wakes workers: an entry of a Redis stream names a job that can be begun, and its consumer group gives each entry to
 * one pod. A bell and no more: what it loses is found in PostgreSQL by the next sweep. Thread-safe.
 */
@Singleton
class Bell {
    static final String STREAM = "parley:jobs";
    private static final String GROUP = "workers";
    private static final String JOB = "job";
    private static final String MOST_ENTRIES = "10000";
    private static final int A_BATCH = 256;

    private final ReactiveRedisDataSource redis;
    private final String stream;
    private final String pod;
    private final ArrayDeque<Request> outgoing = new ArrayDeque<>();
    private boolean sending;
    private volatile Runnable unheard = () -> {};

    /** A job that can perhaps be begun, and where the stream says so. */
    record Ring(UUID job, String entry) {}

    @Inject
    Bell(ReactiveRedisDataSource redis) {
        this(redis, STREAM, UUID.randomUUID().toString());
    }

    Bell(ReactiveRedisDataSource redis, String stream, String pod) {
        this.redis = redis;
        this.stream = stream;
        this.pod = pod;
    }

    /** The name of this process among those that listen. */
    String pod() {
        return pod;
    }

    /** What is to be done when Redis does not take a ring. */
    void whenUnheard(Runnable action) {
        unheard = action;
    }

    /** Returns at once. */
    void ring(Collection<UUID> jobs) {
        send(jobs.stream()
                .map(job -> Request.cmd(Command.XADD)
                        .arg(stream)
                        .arg("MAXLEN")
                        .arg("~")
                        .arg(MOST_ENTRIES)
                        .arg("*")
                        .arg(JOB)
                        .arg(job.toString()))
                .toList());
    }

    /** These entries have served. Returns at once. */
    void silence(Collection<String> entries) {
        send(entries.stream()
                .map(entry -> Request.cmd(Command.XACK).arg(stream).arg(GROUP).arg(entry))
                .toList());
    }

    /** Waits for rings, at most so long. Makes the group where it is missing, as after a FLUSHALL. */
    Uni<List<Ring>> hear(int most, Duration patience) {
        return redis.stream(String.class)
                .xreadgroup(
                        GROUP,
                        pod,
                        stream,
                        ">",
                        new XReadGroupArgs().count(most).block(patience))
                .map(Bell::rings)
                .onFailure(Bell::isWithoutGroup)
                .recoverWithUni(() -> madeGroup().replaceWith(List.of()));
    }

    /** What was given to pods that have shown no sign of life for so long. */
    Uni<List<Ring>> inherit(Duration idle, int most) {
        return redis.stream(String.class)
                .xautoclaim(stream, GROUP, pod, idle, "0-0", most)
                .map(claimed -> rings(claimed.getMessages()))
                .onFailure(Bell::isWithoutGroup)
                .recoverWithItem(List.of());
    }

    /** Keeps others from inheriting entries whose jobs are still in work. */
    Uni<Void> hold(Collection<String> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : redis.stream(String.class)
                        .xclaim(
                                stream,
                                GROUP,
                                pod,
                                Duration.ZERO,
                                new XClaimArgs().justId(),
                                entries.toArray(String[]::new))
                        .replaceWithVoid();
    }

    private Uni<Void> madeGroup() {
        return redis.stream(String.class).xgroupCreate(stream, GROUP, "0", new XGroupCreateArgs().mkstream());
    }

    private static boolean isWithoutGroup(Throwable failure) {
        // UNBLOCKED is what a reader hears whose stream is deleted while it waits
        return String.valueOf(failure.getMessage()).matches("(?s).*(NOGROUP|UNBLOCKED).*");
    }

    private static List<Ring> rings(Collection<StreamMessage<String, String, String>> messages) {
        var rings = new ArrayList<Ring>();
        for (var message : messages) {
            Map<String, String> fields = message.payload();
            if (fields != null && fields.containsKey(JOB)) {
                rings.add(new Ring(UUID.fromString(String.valueOf(fields.get(JOB))), message.id()));
            }
        }
        return rings;
    }

    private synchronized void send(List<Request> requests) {
        outgoing.addAll(requests);
        next();
    }

    /** One batch at a time: however many jobs there are, this takes one connection of the pool. */
    private synchronized void next() {
        if (sending || outgoing.isEmpty()) {
            return;
        }
        sending = true;
        var batch = new ArrayList<Request>();
        while (!outgoing.isEmpty() && batch.size() < A_BATCH) {
            batch.add(outgoing.remove());
        }
        redis.getRedis().batch(batch).subscribe().with(done -> sent(), failure -> notSent());
    }

    private synchronized void sent() {
        sending = false;
        next();
    }

    private void notSent() {
        synchronized (this) {
            sending = false;
            outgoing.clear();
        }
        unheard.run();
    }
}
