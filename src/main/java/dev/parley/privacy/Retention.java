package dev.parley.privacy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Deletes what has reached its date, every night: rows by whichever process begins first, and on each process's own disk.
 * A night that nobody was up for is made up for; a fault is tried again.
 */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final long LOOKS_EVERY = Duration.ofMinutes(5).toMillis();

    private final Holdings holdings;
    private final Nights nights;
    private final PrivacyConfig config;
    private final Vertx vertx;
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicReference<LocalDate> swept = new AtomicReference<>(LocalDate.EPOCH);
    private volatile long timer;

    Retention(Holdings holdings, Nights nights, PrivacyConfig config, Vertx vertx) {
        this.holdings = holdings;
        this.nights = nights;
        this.config = config;
        this.vertx = vertx;
        check(config);
    }

    void start(@Observes StartupEvent started) {
        if (config.nightly()) {
            timer = vertx.setPeriodic(LOOKS_EVERY, id -> look());
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    /** Does the work of the night that was last, unless it is done. */
    private void look() {
        if (!working.compareAndSet(false, true)) {
            return;
        }
        var night = last(LocalDateTime.now());
        rows(night)
                .chain(() -> disk(night))
                .onTermination()
                .invoke(() -> working.set(false))
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "What has reached its date could not be deleted (%s). It is tried again.",
                                failure.getClass().getSimpleName()));
    }

    LocalDate last(LocalDateTime now) {
        return now.getHour() >= config.hour()
                ? now.toLocalDate()
                : now.toLocalDate().minusDays(1);
    }

    /** Unless the night is done or is another's. */
    Uni<Void> rows(LocalDate night) {
        return nights.begin(night)
                .chain(ours -> ours
                        ? expire().call(deleted -> nights.done(night, deleted))
                                .invoke(deleted -> LOG.infof(
                                        "What had reached its date was deleted: %s.", Holdings.sentence(deleted)))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    /** Deletes what has reached its date by now. */
    Uni<SortedMap<String, Integer>> expire() {
        return holdings.expire(Instant.now().minus(config.keepWords()));
    }

    private static void check(PrivacyConfig config) {
        if (config.hour() < 0 || config.hour() > 23) {
            throw new IllegalArgumentException(
                    "parley.privacy.hour is " + config.hour() + "; set it to an hour from 0 to 23.");
        }
        if (config.keepWords().compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "parley.privacy.keep-words is " + config.keepWords() + "; set it to a day or more, such as 90d.");
        }
    }

    private Uni<Void> disk(LocalDate night) {
        return night.equals(swept.get())
                ? Uni.createFrom().voidItem()
                : holdings.sweep().invoke(deleted -> swept.set(night)).replaceWithVoid();
    }
}
