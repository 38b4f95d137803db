package dev.parley.speak.espeak;

import dev.parley.audio.Pcm;
import dev.parley.speak.SoundReader;
import dev.parley.speak.VoiceException;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** One sentence on its way through espeak-ng, on a virtual thread of its own. */
final class EspeakSentence {
    /** A fifth of a second at 22.05 kHz. */
    private static final int CHUNK_BYTES = 8820;

    private final EspeakConfiguration configuration;
    private final Semaphore turns;
    private final List<String> arguments;
    private final String text;
    private final MultiEmitter<? super Pcm> listener;
    private final Thread thread;
    private final AtomicReference<Optional<Espeak>> running = new AtomicReference<>(Optional.empty());
    private volatile boolean stopped;

    EspeakSentence(
            EspeakConfiguration configuration,
            Semaphore turns,
            List<String> arguments,
            String text,
            MultiEmitter<? super Pcm> listener) {
        this.configuration = configuration;
        this.turns = turns;
        this.arguments = arguments;
        this.text = text;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("espeak").unstarted(this::waitForTurn);
    }

    void start() {
        thread.start();
    }

    /** Any thread; the process is killed at once. */
    void stop() {
        stopped = true;
        thread.interrupt();
        running.get().ifPresent(Espeak::kill);
    }

    private void waitForTurn() {
        try {
            turns.acquire();
        } catch (InterruptedException _) {
            return;
        }
        try {
            speak();
            listener.complete();
        } catch (InterruptedException _) {
            fail(new VoiceException("espeak-ng was interrupted."));
        } catch (VoiceException e) {
            fail(e);
        } catch (IOException e) {
            fail(new VoiceException("espeak-ng could not be heard: " + e.getMessage(), e));
        } finally {
            turns.release();
        }
    }

    /** A killed process fails too, and nobody is left to hear of it. */
    private void fail(VoiceException failure) {
        if (!stopped) {
            listener.fail(failure);
        }
    }

    private void speak() throws IOException, InterruptedException {
        var espeak = Espeak.start(configuration, arguments, text);
        running.set(Optional.of(espeak));
        try {
            if (!stopped) {
                passOn(espeak);
            }
        } finally {
            espeak.kill();
        }
    }

    private void passOn(Espeak espeak) throws IOException, InterruptedException {
        var reader = SoundReader.wav("espeak-ng");
        var chunk = new byte[CHUNK_BYTES];
        for (var read = espeak.sound().read(chunk);
                read >= 0;
                read = espeak.sound().read(chunk)) {
            reader.read(Arrays.copyOf(chunk, read)).ifPresent(listener::emit);
        }
        // Its exit code says more about a missing sound than the missing sound.
        espeak.awaitSuccess();
        reader.end();
    }
}
