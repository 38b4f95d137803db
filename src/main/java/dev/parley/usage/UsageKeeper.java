package dev.parley.usage;

import dev.parley.access.Contexts;
import dev.parley.access.TeamId;
import dev.parley.jobs.Backoff;
import dev.parley.jobs.Lanes;
import dev.parley.jobs.Refusal;
import dev.parley.model.ModelUsed;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes down what models are used for, after the fact, so that no reply waits for it. Its observer returns at once. */
@ApplicationScoped
class UsageKeeper {
    private static final Logger LOG = Logger.getLogger(UsageKeeper.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    private static final int AT_ONCE = 1;

    private final UsageStore store;
    private final Prices prices;
    private final Caps caps;
    private final Lanes lanes;
    private final Duration drain;

    UsageKeeper(UsageStore store, Prices prices, Caps caps, UsageConfig config, Contexts contexts) {
        this.store = store;
        this.prices = prices;
        this.caps = caps;
        drain = config.drain();
        lanes = new Lanes(
                new Lanes.Settings(
                        "PostgreSQL (usage)",
                        AT_ONCE,
                        config.mostWaiting(),
                        config.perTry(),
                        BACKOFF,
                        Refusal::byPostgres),
                contexts);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        if (!lanes.drained(drain)) {
            LOG.errorf("%d uses of models are not written down: PostgreSQL could not be reached.", lanes.waiting());
        }
    }

    void on(@Observes ModelUsed used) {
        var row = new UseRow();
        row.id = UUID.randomUUID();
        row.at = Instant.now();
        row.purpose = used.purpose();
        row.subject = used.subject();
        row.model = used.model();
        row.outcome = used.outcome();
        row.promptTokens = used.promptTokens();
        row.replyTokens = used.replyTokens();
        row.millis = used.all().toMillis();
        row.cost = prices.cost(used.model(), used.promptTokens(), used.replyTokens())
                .orElse(null);
        var cost = Optional.ofNullable(row.cost).orElse(BigDecimal.ZERO);
        var tokens = BigDecimal.valueOf((long) used.promptTokens() + used.replyTokens());
        caps.add(new Spent.Use(row.at, used.team(), new Spent.Amount(tokens, cost)));
        lanes.add("usage", () -> store.keep(new TeamId(used.team()), row));
    }
}
