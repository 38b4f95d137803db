package dev.parley.access;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A Vert.x context of its own for each piece of database work: Hibernate Reactive keeps its session there, so that two
 * pieces on one context would share it. Thread-safe.
 */
@Singleton
public final class Contexts {
    private final Context root;

    public Contexts(Vertx vertx) {
        root = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    /** Does the work on a fresh context; the result arrives there. */
    public <T> Uni<T> aside(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom().deferred(work::get).runSubscriptionOn(on(fresh())));
    }

    /** Does the work on a fresh context; the result arrives on the context of whoever subscribes, when on one. */
    public <T> Uni<T> asideAndBack(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var subscriber = Vertx.currentContext();
            return subscriber == null ? aside(work) : aside(work).emitOn(on(subscriber));
        });
    }

    private Context fresh() {
        var context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(root), "a root has duplicates");
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }

    private static Executor on(Context context) {
        return work -> context.runOnContext(ignored -> work.run());
    }
}
