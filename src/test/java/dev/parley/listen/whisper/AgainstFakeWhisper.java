package dev.parley.listen.whisper;

import dev.parley.audio.Pcm;
import dev.parley.listen.FakeWhisper;
import dev.parley.listen.Settings;
import dev.parley.listen.Speech;
import dev.parley.talk.Transcript;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A whisper ear against a server that does as the test says, and the speech to try it with. */
abstract class AgainstFakeWhisper {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Pcm ONE_SECOND = tone(16_000);

    static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static WhisperEar ear(FakeWhisper server) {
        return ear(server, Map.of());
    }

    static WhisperEar ear(FakeWhisper server, Map<String, String> keys) {
        return earAt(server.url(), keys);
    }

    static WhisperEar earAt(String url, Map<String, String> keys) {
        var named = new HashMap<>(Map.of("parley.listen.whisper.url", url));
        keys.forEach((key, value) -> named.put("parley.listen.whisper." + key, value));
        return (WhisperEar) new WhisperEngines(
                        vertx, Settings.of(WhisperConfig.class, named), Settings.of(StandInConfig.class, Map.of()))
                .engine()
                .orElseThrow();
    }

    static Transcript hear(WhisperEar ear, Speech speech) {
        return ear.transcribe(speech).await().atMost(PATIENCE);
    }

    static Speech whole() {
        return new Speech(ONE_SECOND, "en", "Stocks, or Bonds – “which”?", true);
    }

    static Speech partial() {
        return new Speech(ONE_SECOND, "en", "", false);
    }

    static Pcm tone(int rateHz) {
        var samples = new short[rateHz];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8000 * Math.sin(2 * Math.PI * 440 * i / rateHz));
        }
        return new Pcm(samples, rateHz);
    }
}
