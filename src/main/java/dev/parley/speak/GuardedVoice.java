package dev.parley.speak;

import dev.parley.audio.Frame;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * A voice behind a breaker, remembered by how it did last. A breaker guards a {@link Uni} and not a stream, so the
 * stream runs inside one that ends as the stream does. Thread-safe.
 */
final class GuardedVoice {
    private static final Logger LOG = Logger.getLogger(GuardedVoice.class);

    private final Voice voice;
    private final UnaryOperator<Uni<Void>> breaker;
    private volatile Optional<String> trouble = Optional.empty();

    private GuardedVoice(Voice voice, UnaryOperator<Uni<Void>> breaker) {
        this.voice = voice;
        this.breaker = breaker;
    }

    /** Left alone for some seconds when two of four sentences failed. */
    static GuardedVoice behindBreaker(Voice voice) {
        var guard = TypedGuard.create(new TypeLiteral<Uni<Void>>() {})
                .withDescription("voice: " + voice.name())
                .withCircuitBreaker()
                .requestVolumeThreshold(4)
                .failureRatio(0.5)
                .delay(5, ChronoUnit.SECONDS)
                .done()
                .build();
        return new GuardedVoice(voice, outcome -> Uni.createFrom().deferred(() -> guard.get(() -> outcome)));
    }

    /** Asked whatever happened before: for the last voice, behind which there is only silence. */
    static GuardedVoice always(Voice voice) {
        return new GuardedVoice(voice, UnaryOperator.identity());
    }

    String name() {
        return voice.name();
    }

    /** Why its last sentence failed; empty when it did not. */
    Optional<String> trouble() {
        return trouble;
    }

    /** The sentence at the line's rate. Fails with {@link VoiceException}, also when the voice was silent throughout. */
    Multi<Frame> frames(Sentence sentence, int rateHz) {
        return Multi.createFrom()
                .<Frame>emitter(emitter -> {
                    var outcome = Uni.createFrom().<Void>emitter(end -> run(sentence, rateHz, emitter, end));
                    breaker.apply(outcome).subscribe().with(spoken -> emitter.complete(), emitter::fail);
                })
                .onFailure()
                .transform(this::explained);
    }

    private void run(
            Sentence sentence, int rateHz, MultiEmitter<? super Frame> listener, UniEmitter<? super Void> end) {
        var heard = new boolean[1];
        var running = Shaping.frames(voice.synthesise(sentence), rateHz)
                .subscribe()
                .with(
                        frame -> {
                            heard[0] = true;
                            listener.emit(frame);
                        },
                        failure -> {
                            noteTrouble(failure);
                            end.fail(failure);
                        },
                        () -> finish(heard[0], end));
        listener.onTermination(() -> {
            running.cancel();
            // A breaker that waits for this sentence would wait for ever.
            end.complete(null);
        });
    }

    private void finish(boolean heard, UniEmitter<? super Void> end) {
        if (heard) {
            trouble.ifPresent(was -> LOG.infof("%s speaks again.", name()));
            trouble = Optional.empty();
            end.complete(null);
        } else {
            var failure = new VoiceException(name() + " gave nothing but silence.");
            noteTrouble(failure);
            end.fail(failure);
        }
    }

    private void noteTrouble(Throwable failure) {
        var sentence = explained(failure).getMessage();
        if (trouble.isEmpty()) {
            LOG.warnf("%s fails: %s", name(), sentence);
        }
        trouble = Optional.of(String.valueOf(sentence));
    }

    private VoiceException explained(Throwable failure) {
        return switch (failure) {
            case VoiceException known -> known;
            case CircuitBreakerOpenException open ->
                new VoiceException(
                        name() + " is left alone for a few seconds after it failed: " + trouble.orElse(""), open);
            default -> new VoiceException(name() + " failed: " + failure, failure);
        };
    }
}
