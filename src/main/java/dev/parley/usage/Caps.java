package dev.parley.usage;

import dev.parley.model.Allowance;
import dev.parley.model.OverCap;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/**
 * Holds teams to their caps. What all processes have used is counted by PostgreSQL every now and then, and what this one
 * has used since is added, so that asking takes no time. A request that begins below the cap is answered whole. While
 * PostgreSQL has not been heard yet nobody is refused. Any thread.
 */
@Singleton
class Caps implements Allowance {
    private static final Logger LOG = Logger.getLogger(Caps.class);
    private static final String EVERY = "every";
    /** A use is in PostgreSQL by then. */
    private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(5);

    private final Map<String, UsageConfig.Cap> caps;
    private final Duration recount;
    private final UsageStore store;
    private final InstantSource clock;
    private final ConcurrentLinkedQueue<Spent.Use> since = new ConcurrentLinkedQueue<>();
    private volatile Spent.Count counted = new Spent.Count(Instant.MIN, Map.of());

    @Inject
    Caps(UsageConfig config, UsageStore store) {
        this(config, store, InstantSource.system());
    }

    Caps(UsageConfig config, UsageStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        caps = config.cap();
        recount = config.recount();
        if (recount.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "parley.usage.recount is " + recount + "; set it to a duration such as 30s.");
        }
        caps.forEach(Caps::check);
    }

    void start(@Observes StartupEvent start, Vertx vertx) {
        if (!caps.isEmpty()) {
            count();
            vertx.setPeriodic(recount.toMillis(), tick -> count());
        }
    }

    void add(Spent.Use use) {
        if (!caps.isEmpty()) {
            since.add(use);
        }
    }

    @Override
    public Optional<OverCap> exceeded(long team) {
        return standings(team).stream()
                .filter(CapStanding::reached)
                .findFirst()
                .map(cap -> new OverCap(sentence(team, cap), cap.until()));
    }

    /** How much of each cap the team has used up; empty when it has none. */
    List<CapStanding> standings(long team) {
        var cap = Optional.ofNullable(caps.get(Long.toString(team))).or(() -> Optional.ofNullable(caps.get(EVERY)));
        return cap.map(it -> standings(it, team)).orElse(List.of());
    }

    private List<CapStanding> standings(UsageConfig.Cap cap, long team) {
        var now = clock.instant();
        var spent = spent(team, now);
        var all = new ArrayList<CapStanding>();
        add(all, "daily-tokens", cap.dailyTokens(), spent.day().tokens(), Spent.nextDay(now));
        add(all, "daily-cost", cap.dailyCost(), spent.day().cost(), Spent.nextDay(now));
        add(all, "monthly-tokens", cap.monthlyTokens(), spent.month().tokens(), Spent.nextMonth(now));
        add(all, "monthly-cost", cap.monthlyCost(), spent.month().cost(), Spent.nextMonth(now));
        return all;
    }

    private static void add(
            List<CapStanding> all, String of, Optional<BigDecimal> cap, BigDecimal used, Instant until) {
        cap.ifPresent(it -> all.add(new CapStanding(of, it, used, until)));
    }

    private Spent spent(long team, Instant now) {
        var count = counted;
        var spent = count.of(team, now);
        for (var use : since) {
            if (use.team() == team && !use.at().isBefore(count.at())) {
                spent = spent.plus(use, now);
            }
        }
        return spent;
    }

    /** Asks PostgreSQL. */
    void count() {
        var until = clock.instant().minus(UNTIL_WRITTEN);
        store.spent(Spent.dayOf(until), Spent.monthOf(until), until)
                .subscribe()
                .with(byTeam -> counted(new Spent.Count(until, byTeam)), Caps::cannotCount);
    }

    void counted(Spent.Count count) {
        counted = count;
        since.removeIf(use -> use.at().isBefore(count.at()));
    }

    private static void cannotCount(Throwable failure) {
        LOG.warnf(
                "What models were used for could not be counted (%s); the last count stays.",
                failure.getClass().getSimpleName());
    }

    private String sentence(long team, CapStanding cap) {
        var key = caps.containsKey(Long.toString(team)) ? Long.toString(team) : EVERY;
        return ("Team %d has used up its %s (%s, parley.usage.cap.%s.%s). Models answer it again from %s on, or when the"
                        + " cap is raised.")
                .formatted(team, cap.of().replace('-', ' '), cap.cap().toPlainString(), key, cap.of(), cap.until());
    }

    private static void check(String team, UsageConfig.Cap cap) {
        if (!team.equals(EVERY) && !team.matches("[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("parley.usage.cap." + team
                    + " names no team. Write the team's number, or every for those that have no cap of their own.");
        }
        List.of(cap.dailyTokens(), cap.monthlyTokens(), cap.dailyCost(), cap.monthlyCost())
                .forEach(value -> value.filter(it -> it.signum() < 0).ifPresent(it -> {
                    throw new IllegalArgumentException("A cap of parley.usage.cap." + team + " is " + it
                            + ". It must be 0 or more; without the key there is no cap.");
                }));
    }
}
