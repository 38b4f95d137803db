package dev.parley.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** One line and a few meters for each request: what for, how many tokens, how long. Never what was said. */
final class UsageLog {
    private static final Logger LOG = Logger.getLogger("dev.parley.model.usage");

    private final MeterRegistry meters;
    private final Consumer<ModelUsed> told;

    UsageLog(MeterRegistry meters) {
        this(meters, used -> {});
    }

    /** @param told of each request when it is over */
    UsageLog(MeterRegistry meters, Consumer<ModelUsed> told) {
        this.meters = meters;
        this.told = told;
    }

    enum Outcome {
        ANSWERED,
        CANCELLED,
        FAILED,
        REFUSED
    }

    /** @param first time to the first token; zero when there was none */
    record Use(
            Prompt prompt,
            String model,
            Outcome outcome,
            int promptTokens,
            int replyTokens,
            Duration first,
            Duration all) {}

    void add(Use use) {
        LOG.infof(
                "purpose=%s subject=%s model=%s outcome=%s promptTokens=%d replyTokens=%d firstTokenMs=%d ms=%d",
                use.prompt().purpose(),
                use.prompt().subject(),
                use.model(),
                use.outcome(),
                use.promptTokens(),
                use.replyTokens(),
                use.first().toMillis(),
                use.all().toMillis());
        timer("parley.model.reply", use).record(use.all());
        if (use.first().isPositive()) {
            timer("parley.model.first.token", use).record(use.first());
        }
        count("prompt", use, use.promptTokens());
        count("reply", use, use.replyTokens());
        told.accept(fact(use));
    }

    private static ModelUsed fact(Use use) {
        return new ModelUsed(
                use.prompt().team(),
                use.prompt().purpose(),
                use.prompt().subject(),
                use.model(),
                use.outcome().name().toLowerCase(Locale.ROOT),
                use.promptTokens(),
                use.replyTokens(),
                use.all());
    }

    private Timer timer(String name, Use use) {
        return meters.timer(
                name,
                "model",
                use.model(),
                "purpose",
                use.prompt().purpose(),
                "outcome",
                use.outcome().name());
    }

    private void count(String kind, Use use, int tokens) {
        meters.counter(
                        "parley.model.tokens",
                        "model",
                        use.model(),
                        "purpose",
                        use.prompt().purpose(),
                        "kind",
                        kind)
                .increment(tokens);
    }
}
