package dev.parley.model;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** An engine behind its time limits and its breaker. */
final class GuardedModel implements Model {
    private final Engine engine;
    private final ModelSettings settings;
    private final UsageLog usage;
    private final Allowance allowance;
    private final Breaker breaker;
    private volatile Pulse pulse = new Pulse.Unknown();

    GuardedModel(Engine engine, ModelSettings settings, UsageLog usage, Allowance allowance) {
        this.allowance = allowance;
        this.engine = engine;
        this.settings = settings;
        this.usage = usage;
        this.breaker = new Breaker(engine.name(), settings.breaker());
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Multi<Piece> stream(Prompt prompt) {
        return Multi.createFrom().emitter(out -> {
            var attempt = new Attempt(engine, prompt, settings, usage, out::emit);
            var over = allowance.exceeded(prompt.team());
            if (over.isPresent()) {
                attempt.refused();
                out.fail(over.get());
                return;
            }
            out.onTermination(attempt::abandon);
            Consumer<Throwable> fail = fault -> out.fail(told(fault, attempt));
            outcome(prompt, attempt).subscribe().with(done -> out.complete(), fail);
        });
    }

    @Override
    public boolean willing() {
        return breaker.admits() && !(pulse instanceof Pulse.Missing);
    }

    @Override
    public Pulse pulse() {
        return pulse;
    }

    /** Feels the pulse, and has a model that comes back loaded again. */
    Uni<Void> probe() {
        return engine.probe().chain(found -> {
            var cameBack = found instanceof Pulse.Beating && !(pulse instanceof Pulse.Beating);
            pulse = found;
            return cameBack && settings.warmUp()
                    ? engine.warmUp()
                    : Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> outcome(Prompt prompt, Attempt attempt) {
        if (prompt.written().isEmpty()) {
            return breaker.guard(attempt::outcome);
        }
        return breaker.admits()
                ? attempt.outcome()
                : Uni.createFrom().failure(() -> new CircuitBreakerOpenException("open"));
    }

    private Throwable told(Throwable fault, Attempt attempt) {
        if (fault instanceof CircuitBreakerOpenException) {
            attempt.refused();
            return new ModelException(
                    "%s failed again and again and is left alone for %d ms. The log says why."
                            .formatted(name(), settings.breaker().pause().toMillis()),
                    fault);
        }
        return fault instanceof ModelException
                ? fault
                : new ModelException("%s broke: %s".formatted(name(), fault), fault);
    }
}
