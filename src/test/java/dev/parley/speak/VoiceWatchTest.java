package dev.parley.speak;

import static dev.parley.speak.FakeSpeechServer.pieces;
import static dev.parley.speak.FakeSpeechServer.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.speak.espeak.FakeEspeak;
import dev.parley.speak.piper.PiperConfiguration;
import dev.parley.speak.piper.PiperVoice;
import dev.parley.talk.Part.Level;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceWatchTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final byte[] WAV = Sounds.wav(22050, Sounds.tone(440, 500, 22050, 8000));

    private final FakeSpeechServer piper = new FakeSpeechServer(VERTX);
    private final Path folder;

    VoiceWatchTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        piper.close();
    }

    @AfterAll
    static void stopAll() {
        VERTX.close();
    }

    @Test
    void theConfiguredVoiceIsUp() throws IOException {
        piper.answers(pieces("audio/wav", WAV, 10_000));
        var watch = watch(speakingEspeak());

        watch.begin(new StartupEvent());
        await().until(() -> !piper.asked.isEmpty());

        assertThat(watch.status().level()).isEqualTo(Level.UP);
        assertThat(watch.status().part()).isEqualTo("voice");
        assertThat(watch.status().sentence()).isEqualTo("Piper");
        watch.end(new ShutdownEvent());
    }

    @Test
    void itIsDegradedWhileEspeakSpeaksInItsPlaceAndUpAgainOnceItSpeaks() throws IOException {
        piper.answers(refuses(500, "out of order"));
        var watch = watch(speakingEspeak());

        watch.begin(new StartupEvent());
        await().until(() -> watch.status().level() == Level.DEGRADED);
        assertThat(watch.status().sentence())
                .contains("espeak-ng (en-us) speaks")
                .contains("out of order")
                .contains("parley.speak.piper.url");

        piper.answers(pieces("audio/wav", WAV, 10_000));
        await().until(() -> watch.status().level() == Level.UP);
        watch.end(new ShutdownEvent());
    }

    @Test
    void itIsDownWithTheRemedyWhenNobodySpeaks() throws IOException {
        piper.answers(refuses(500, "out of order"));
        var watch = watch(new FakeEspeak(folder, "exit 1"));

        watch.begin(new StartupEvent());
        await().until(() -> watch.status().level() == Level.DOWN);

        assertThat(watch.status().sentence())
                .contains("out of order")
                .contains("exit code 1")
                .contains(". Install espeak-ng, or set parley.speak.piper.url");
        watch.end(new ShutdownEvent());
    }

    @Test
    void espeakAloneIsUpWhenItIsAllThatIsConfigured() throws IOException {
        var espeak = speakingEspeak();
        var chain = new VoiceChain(List.of(espeak.voice()));
        var watch = new VoiceWatch(chain, new BestVoiceMouth(chain, 1000), quick());

        watch.begin(new StartupEvent());
        await().until(() -> !espeak.pids().isEmpty());

        assertThat(watch.status().level()).isEqualTo(Level.UP);
        assertThat(watch.status().sentence()).isEqualTo("espeak-ng (en-us)");
        watch.end(new ShutdownEvent());
    }

    private FakeEspeak speakingEspeak() throws IOException {
        return new FakeEspeak(folder, "cat $HERE/sound.wav").sound(WAV);
    }

    private VoiceWatch watch(FakeEspeak espeak) {
        var configuration = Settings.of(PiperConfiguration.class, Map.of("parley.speak.piper.url", piper.url()));
        var chain =
                new VoiceChain(List.of(new PiperVoice(configuration, Settings.shared(5000), VERTX), espeak.voice()));
        return new VoiceWatch(chain, new BestVoiceMouth(chain, 1_000_000), quick());
    }

    private static SpeakConfiguration quick() {
        return Settings.of(SpeakConfiguration.class, Map.of("parley.speak.retry", "200ms"));
    }
}
