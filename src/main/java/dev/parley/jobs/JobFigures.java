package dev.parley.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures of jobs for {@code /q/metrics}: {@code parley_jobs_waiting} and {@code parley_jobs_dead} in PostgreSQL, as of
 * the last sweep, {@code parley_jobs_working} in this process, and {@code parley_jobs_tries_total} by outcome. Any thread.
 */
@Singleton
class JobFigures {
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();
    private final AtomicLong working = new AtomicLong();
    private final MeterRegistry registry;

    JobFigures(MeterRegistry registry) {
        this.registry = registry;
        gauge("parley.jobs.waiting", "Jobs that wait, for a worker, for their lane or for another try", waiting);
        gauge("parley.jobs.dead", "Jobs that were given up and wait for somebody to look at them", dead);
        gauge("parley.jobs.working", "Jobs in work in this process", working);
        List.of("done", "again", "later", "dead", "lost").forEach(this::counter);
    }

    void open(Map<String, Long> byState) {
        waiting.set(byState.getOrDefault("waiting", 0L));
        dead.set(byState.getOrDefault("dead", 0L));
    }

    void working(int jobs) {
        working.set(jobs);
    }

    void ended(Shift.Outcome outcome) {
        counter(
                        switch (outcome) {
                            case Shift.Outcome.Done done -> "done";
                            case Shift.Outcome.Dead given -> "dead";
                            case Shift.Outcome.Again again -> again.failed() ? "again" : "later";
                            case Shift.Outcome.Lost lost -> "lost";
                        })
                .increment();
    }

    private Counter counter(String outcome) {
        return Counter.builder("parley.jobs.tries")
                .description("Tries that ended, by what became of the job")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void gauge(String name, String description, AtomicLong value) {
        // a live reload puts a new application beside the meters of the old one
        registry.find(name).gauges().forEach(registry::remove);
        Gauge.builder(name, value, AtomicLong::get)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
