package dev.parley.speak;

import dev.parley.talk.Part;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Knows which voices work: tries each at the start, which also loads its model, and those that failed again and again
 * until they speak. Thread-safe.
 */
@Singleton
final class VoiceWatch implements Part {
    private static final String PART = "voice";
    private static final Sentence TRIAL = new Sentence("One moment, please.", "en");
    /** A voice may be late merely because the application has just started. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int TRIAL_RATE_HZ = 8000;

    private final List<GuardedVoice> voices;
    private final BestVoiceMouth mouth;
    private final SpeakConfiguration configuration;
    private volatile Optional<Cancellable> rounds = Optional.empty();

    VoiceWatch(VoiceChain chain, BestVoiceMouth mouth, SpeakConfiguration configuration) {
        this.voices = chain.voices();
        this.mouth = mouth;
        this.configuration = configuration;
    }

    void begin(@Observes StartupEvent start) {
        rounds = Optional.of(tryVoices(voice -> true)
                .onItem()
                .transformToMulti(
                        first -> Multi.createFrom().ticks().startingAfter(SOON).every(configuration.retry()))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> tryVoices(voice -> voice.trouble().isPresent()))
                .subscribe()
                .with(round -> {}));
    }

    void end(@Observes ShutdownEvent stop) {
        rounds.ifPresent(Cancellable::cancel);
    }

    @Override
    public Status status() {
        if (voices.isEmpty() || working().isEmpty()) {
            return new Status(PART, Level.DOWN, ("No voice works. " + troubles()).strip() + " " + VoiceChain.REMEDY);
        }
        var speaking = working().getFirst();
        if (speaking == voices.getFirst()) {
            return new Status(PART, Level.UP, speaking.name());
        }
        return new Status(PART, Level.DEGRADED, speaking.name() + " speaks, because others fail. " + troubles());
    }

    /** One round: never fails, what it found is in each voice's trouble. */
    Uni<Void> tryVoices(Predicate<GuardedVoice> which) {
        return Multi.createFrom()
                .iterable(voices)
                .filter(which)
                .onItem()
                .transformToUniAndMerge(voice -> voice.frames(TRIAL, TRIAL_RATE_HZ)
                        .onItem()
                        .ignoreAsUni()
                        .onFailure()
                        .recoverWithNull())
                .onItem()
                .ignoreAsUni()
                .chain(mouth::prepareMissing);
    }

    private List<GuardedVoice> working() {
        return voices.stream().filter(voice -> voice.trouble().isEmpty()).toList();
    }

    private String troubles() {
        return voices.stream().flatMap(voice -> voice.trouble().stream()).collect(Collectors.joining(" "));
    }
}
