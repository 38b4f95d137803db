package dev.parley.call.smartturn;

import ai.onnxruntime.OrtException;
import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import dev.parley.call.EndOfTurn;
import dev.parley.call.TurnModelConfig;
import io.quarkus.arc.properties.UnlessBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Asks a model that the operator supplied, one turn after the other on a thread of its own. An answer that is late, or
 * fails, is none. The native executable does without ONNX Runtime (docs/decisions).
 */
@Singleton
@UnlessBuildProperty(name = "quarkus.native.enabled", stringValue = "true", enableIfMissing = true)
final class SmartTurn implements EndOfTurn {
    private static final Logger LOG = Logger.getLogger(SmartTurn.class);
    /** Between the two the words decide. */
    private static final float GOES_ON_BELOW = 0.3f;

    private static final float OVER_FROM = 0.7f;
    private static final int HEARD = 8;

    private final Duration within;
    private final Optional<TurnModel> model;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("end-of-turn").factory());
    private final AtomicBoolean complained = new AtomicBoolean();

    /** @throws IllegalArgumentException with a sentence that names the key when the file is no such model */
    SmartTurn(TurnModelConfig config) {
        within = config.within();
        if (within.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "parley.call.turn-model.within is " + within + "; set it to a duration such as 300ms.");
        }
        model = config.file().map(TurnModel::read);
    }

    @Override
    public Uni<Verdict> judge(Pcm sound) {
        if (model.isEmpty()) {
            return Uni.createFrom().item(Verdict.UNSURE);
        }
        long asked = System.nanoTime();
        return Uni.createFrom()
                .item(() -> judge(model.get(), sound, asked))
                .runSubscriptionOn(thread)
                .ifNoItem()
                .after(within)
                .recoverWithItem(Verdict.UNSURE)
                .onFailure()
                .recoverWithItem(this::failed);
    }

    /** Nobody waits any more for what has stood in the queue for too long. */
    private Verdict judge(TurnModel asked, Pcm sound, long since) {
        if (System.nanoTime() - since >= within.toNanos()) {
            return Verdict.UNSURE;
        }
        try {
            float likelihood = asked.likelihood(
                    Resampler.convert(lastSeconds(sound), LogMel.RATE).samples());
            return likelihood >= OVER_FROM
                    ? Verdict.OVER
                    : likelihood <= GOES_ON_BELOW ? Verdict.GOES_ON : Verdict.UNSURE;
        } catch (OrtException | RuntimeException e) {
            return failed(e);
        }
    }

    private static Pcm lastSeconds(Pcm sound) {
        var samples = sound.samples();
        int longest = HEARD * sound.rateHz();
        return samples.length <= longest
                ? sound
                : new Pcm(Arrays.copyOfRange(samples, samples.length - longest, samples.length), sound.rateHz());
    }

    private Verdict failed(Throwable failure) {
        if (complained.compareAndSet(false, true)) {
            LOG.warnf(
                    "The model of parley.call.turn-model.file failed: %s. Whether a turn is over is told from its words"
                            + " alone whenever it does.",
                    failure.getMessage());
        }
        return Verdict.UNSURE;
    }

    @PreDestroy
    void close() throws OrtException, InterruptedException {
        thread.shutdown();
        // What runs in C would not survive that its model is closed.
        if (thread.awaitTermination(1, TimeUnit.SECONDS) && model.isPresent()) {
            model.get().close();
        }
    }
}
