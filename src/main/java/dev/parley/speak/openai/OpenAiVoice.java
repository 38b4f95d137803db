package dev.parley.speak.openai;

import dev.parley.audio.Pcm;
import dev.parley.speak.Limits;
import dev.parley.speak.Sentence;
import dev.parley.speak.SoundReader;
import dev.parley.speak.SpeakConfiguration;
import dev.parley.speak.SpeechServer;
import dev.parley.speak.SpeechServer.Refused;
import dev.parley.speak.Voice;
import dev.parley.speak.VoiceException;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * A voice behind OpenAI's {@code POST /v1/audio/speech}, streamed as bare 16-bit samples; also spoken by speaches,
 * Kokoro-FastAPI and LocalAI. Source: OpenAI API reference, "Create speech"; {@code sample_rate} is speaches' own.
 */
@Singleton
@Priority(3)
public final class OpenAiVoice implements Voice {
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;
    private static final String SAMPLE_RATE = "sample_rate";

    private final OpenAiConfiguration configuration;
    private final SpeechServer server;
    private volatile boolean takesSampleRate = true;

    public OpenAiVoice(OpenAiConfiguration configuration, SpeakConfiguration shared, Vertx vertx) {
        this.configuration = configuration;
        Limits.check("parley.speak.openai.sample-rate", configuration.sampleRate(), 8000, 48_000);
        Limits.check("parley.speak.openai.speed", configuration.speed(), 0.25, 4);
        configuration.url().ifPresent(url -> SpeechServer.check("parley.speak.openai.url", url));
        this.server = new SpeechServer(vertx, name(), shared.timeout());
    }

    @Override
    public String name() {
        return configuration.model() + " (" + voice() + ")";
    }

    @Override
    public boolean configured() {
        return configuration.url().isPresent();
    }

    @Override
    public Multi<Pcm> synthesise(Sentence sentence) {
        return Multi.createFrom()
                .deferred(() -> SpeechServer.read(
                        ask(sentence, takesSampleRate), SoundReader.bare(name(), configuration.sampleRate())))
                .onFailure(Refused.class)
                .transform(refused -> new VoiceException(
                        name() + " refused (" + refused.getMessage()
                                + "). Check parley.speak.openai.url, .model, .voice and .api-key.",
                        refused));
    }

    private Multi<Buffer> ask(Sentence sentence, boolean withRate) {
        var body = body(sentence);
        if (!withRate) {
            return server.post(question(body), OpenAiVoice::isSound);
        }
        return server.post(question(body.put(SAMPLE_RATE, configuration.sampleRate())), OpenAiVoice::isSound)
                .onFailure(OpenAiVoice::dislikesSampleRate)
                .recoverWithMulti(() -> {
                    takesSampleRate = false;
                    return ask(sentence, false);
                });
    }

    /** The API knows no such field, and a strict server says so. */
    private static boolean dislikesSampleRate(Throwable failure) {
        return failure instanceof Refused refused
                && (refused.status() == BAD_REQUEST || refused.status() == UNPROCESSABLE)
                && refused.complaint().contains(SAMPLE_RATE);
    }

    /** Bare samples carry no mark, so that a page in place of sound would be heard as noise. */
    private static boolean isSound(String contentType) {
        return contentType.isEmpty()
                || contentType.startsWith("audio/")
                || contentType.startsWith("application/octet-stream");
    }

    private SpeechServer.Question question(JsonObject body) {
        var base = configuration.url().orElseThrow(() -> new VoiceException("Set parley.speak.openai.url first."));
        var address = URI.create(base.toString().replaceAll("/+$", "") + "/audio/speech");
        return new SpeechServer.Question(address, authorization(), body);
    }

    private Map<String, String> authorization() {
        return configuration
                .apiKey()
                .map(key -> Map.of("Authorization", "Bearer " + key))
                .orElse(Map.of());
    }

    private JsonObject body(Sentence sentence) {
        return new JsonObject()
                .put("model", configuration.model())
                .put("input", sentence.text())
                .put("voice", voice())
                .put("response_format", "pcm")
                .put("speed", configuration.speed());
    }

    private String voice() {
        var kokoro = configuration.model().toLowerCase(Locale.ROOT).contains("kokoro");
        return configuration.voice().orElse(kokoro ? "af_heart" : "alloy");
    }
}
