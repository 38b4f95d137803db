package dev.parley.model;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One prompt on its way: three clocks run while pieces come, and whatever comes first ends it, once. Pieces come on the
 * engine's thread, the clocks on a worker.
 */
final class Attempt {
    private final Engine engine;
    private final Prompt prompt;
    private final ModelSettings limits;
    private final UsageLog usage;
    private final Consumer<Piece> out;
    private final AtomicBoolean over = new AtomicBoolean();
    private final long startedAt = System.nanoTime();
    private volatile Duration first = Duration.ZERO;
    private volatile Piece.Finished finished = new Piece.Finished(0, 0, Duration.ZERO, false);
    private volatile @Nullable Future<?> nextPiece;
    private volatile @Nullable Future<?> wholeReply;
    private volatile @Nullable Cancellable stream;
    private volatile @Nullable UniEmitter<? super Void> outcome;

    Attempt(Engine engine, Prompt prompt, ModelSettings limits, UsageLog usage, Consumer<Piece> out) {
        this.engine = engine;
        this.prompt = prompt;
        this.limits = limits;
        this.usage = usage;
        this.out = out;
    }

    /** Starts it, and tells how it ended. */
    Uni<Void> outcome() {
        return Uni.createFrom().emitter(emitter -> {
            outcome = emitter;
            wholeReply = after(limit(limits.wholeReply()), "did not finish its reply within %d ms");
            nextPiece = after(limit(limits.firstToken()), "did not begin its reply within %d ms");
            stream = engine.stream(prompt).subscribe().with(this::came, this::broke, this::ended);
            if (over.get()) {
                cancel(stream);
            }
        });
    }

    /** The asker has gone. That is not the model's fault: the breaker hears no failure. */
    void abandon() {
        end(UsageLog.Outcome.CANCELLED, null);
    }

    /** The breaker did not let it start. */
    void refused() {
        end(UsageLog.Outcome.REFUSED, null);
    }

    private void came(Piece piece) {
        stop(nextPiece);
        if (over.get()) {
            return;
        }
        if (first.isZero()) {
            first = elapsed();
        }
        if (piece instanceof Piece.Finished last) {
            finished = last;
        } else {
            nextPiece = after(limit(limits.gap()), "fell silent for %d ms within its reply");
        }
        out.accept(piece);
    }

    private void broke(Throwable fault) {
        end(UsageLog.Outcome.FAILED, fault);
    }

    private void ended() {
        end(UsageLog.Outcome.ANSWERED, null);
    }

    private Duration limit(Duration ofReply) {
        return prompt.written().map(Prompt.Written::within).orElse(ofReply);
    }

    private Future<?> after(Duration limit, String sentence) {
        Runnable late = () -> broke(new ModelException((engine.name() + " " + sentence
                        + ". Give it a smaller model or a faster machine, or raise the limits under parley.model.")
                .formatted(limit.toMillis())));
        return Infrastructure.getDefaultWorkerPool().schedule(late, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end(UsageLog.Outcome how, @Nullable Throwable fault) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        stop(nextPiece);
        stop(wholeReply);
        cancel(stream);
        usage.add(new UsageLog.Use(
                prompt, engine.model(), how, finished.promptTokens(), finished.replyTokens(), first, elapsed()));
        var waiting = outcome;
        if (waiting == null) {
            return;
        }
        if (fault == null) {
            waiting.complete(null);
        } else {
            waiting.fail(fault);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private static void stop(@Nullable Future<?> clock) {
        if (clock != null) {
            clock.cancel(false);
        }
    }

    private static void cancel(@Nullable Cancellable stream) {
        if (stream != null) {
            stream.cancel();
        }
    }
}
