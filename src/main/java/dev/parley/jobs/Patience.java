package dev.parley.jobs;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How long a try may go without getting on. When that is over, or ended from outside, the try is cancelled. Any thread. */
final class Patience {
    private final Duration longest;
    private final CompletableFuture<RuntimeException> ended = new CompletableFuture<>();
    private volatile long lastProgress = System.nanoTime();
    private volatile Future<?> next = CompletableFuture.completedFuture(null);
    private volatile boolean over;

    Patience(Duration longest) {
        this.longest = longest;
    }

    void renew() {
        lastProgress = System.nanoTime();
    }

    /** The try fails with that, now or when it begins. */
    void end(RuntimeException why) {
        ended.complete(why);
    }

    /** The work, for as long as it gets on. */
    Uni<Void> with(Uni<Void> work) {
        return Uni.createFrom().emitter(result -> {
            renew();
            var running = work.subscribe().with(result::complete, result::fail);
            result.onTermination(() -> {
                over = true;
                next.cancel(false);
                running.cancel();
            });
            ended.thenAccept(result::fail);
            watch(result, longest);
        });
    }

    /** In whole milliseconds, as timers take no less. */
    private void watch(UniEmitter<? super Void> result, Duration left) {
        if (!over) {
            next = Infrastructure.getDefaultWorkerPool()
                    .schedule(() -> look(result), left.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private void look(UniEmitter<? super Void> result) {
        var left = longest.minusNanos(System.nanoTime() - lastProgress);
        if (left.isPositive()) {
            watch(result, left);
        } else {
            result.fail(new Setback("It made no progress for " + longest + "."));
        }
    }
}
