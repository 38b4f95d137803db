package dev.parley.speak.espeak;

import dev.parley.audio.Pcm;
import dev.parley.speak.Limits;
import dev.parley.speak.Sentence;
import dev.parley.speak.Voice;
import dev.parley.speak.VoiceException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * espeak-ng as a process for each sentence: its 22.05 kHz WAV is passed on while it writes it. Every sentence runs on a
 * virtual thread of its own and its sound is emitted there; cancelling kills the process. Source: espeak-ng(1).
 */
@Singleton
@Priority(1)
public final class EspeakVoice implements Voice {
    private static final Logger LOG = Logger.getLogger(EspeakVoice.class);

    private final EspeakConfiguration configuration;
    private final Semaphore turns;

    public EspeakVoice(EspeakConfiguration configuration) {
        Limits.check("parley.speak.espeak.speed", configuration.speed(), 80, 450);
        Limits.check("parley.speak.espeak.processes", configuration.processes(), 1, 1000);
        this.configuration = configuration;
        this.turns = new Semaphore(configuration.processes(), true);
    }

    @Override
    public String name() {
        return "espeak-ng (" + voiceFor("en") + ")";
    }

    /** True always: it is the voice that Parley brings along. */
    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public Multi<Pcm> synthesise(Sentence sentence) {
        return Multi.createFrom()
                .<Pcm>emitter(emitter -> speak(sentence, emitter))
                .ifNoItem()
                .after(configuration.timeout())
                .failWith(() -> new VoiceException("espeak-ng gave no sound for "
                        + configuration.timeout().toMillis() + " ms. The machine may be short of processors; "
                        + "parley.speak.espeak.timeout sets the limit."));
    }

    /** Stops the start when a configured voice does not exist, where there is an espeak-ng to ask. */
    void checkVoices(@Observes StartupEvent start) {
        configuration.voice().forEach(this::check);
    }

    private void check(String language, String voice) {
        try {
            Espeak.start(configuration, List.of("-q", "--stdin", "-v", voice), "")
                    .awaitSuccess();
        } catch (VoiceException e) {
            if (e.getCause() instanceof IOException) {
                LOG.warnf("parley.speak.espeak.voice.%s could not be checked: %s", language, e.getMessage());
                return;
            }
            throw new IllegalStateException(
                    "parley.speak.espeak.voice." + language + "=" + voice + " is no voice of this espeak-ng ("
                            + e.getMessage() + "). `espeak-ng --voices=" + language + "` lists those it has.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking espeak-ng for its voices.", e);
        }
    }

    private void speak(Sentence sentence, MultiEmitter<? super Pcm> emitter) {
        var utterance = new EspeakSentence(configuration, turns, arguments(sentence), sentence.text(), emitter);
        emitter.onTermination(utterance::stop);
        utterance.start();
    }

    /** {@code -b 1}: UTF-8; {@code -z}: no pause behind the sentence, the next one brings its own. */
    private List<String> arguments(Sentence sentence) {
        var speed = String.valueOf(configuration.speed());
        return List.of("--stdin", "--stdout", "-b", "1", "-z", "-s", speed, "-v", voiceFor(sentence.language()));
    }

    private String voiceFor(String language) {
        var first = language.equals("en") ? "en-us" : language;
        return configuration.voice().getOrDefault(language, first);
    }
}
