package dev.parley.speak.piper;

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
import java.util.Map;

/**
 * Piper over HTTP: JSON to {@code POST /synthesize}, a WAV back; servers up to piper-tts 1.3 take the same at
 * {@code POST /}. Source: docs/API_HTTP.md of piper1-gpl.
 */
@Singleton
@Priority(2)
public final class PiperVoice implements Voice {
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final PiperConfiguration configuration;
    private final SpeechServer server;
    private volatile String path = "/synthesize";

    public PiperVoice(PiperConfiguration configuration, SpeakConfiguration shared, Vertx vertx) {
        this.configuration = configuration;
        Limits.check("parley.speak.piper.length-scale", configuration.lengthScale(), 0.25, 4);
        configuration.url().ifPresent(url -> SpeechServer.check("parley.speak.piper.url", url));
        this.server = new SpeechServer(vertx, name(), shared.timeout());
    }

    @Override
    public String name() {
        return "Piper" + configuration.voice().map(voice -> " (" + voice + ")").orElse("");
    }

    @Override
    public boolean configured() {
        return configuration.url().isPresent();
    }

    @Override
    public Multi<Pcm> synthesise(Sentence sentence) {
        return Multi.createFrom()
                .deferred(() -> SpeechServer.read(ask(sentence, path), SoundReader.wav(name())))
                .onFailure(Refused.class)
                .transform(refused -> new VoiceException(
                        name() + " refused (" + refused.getMessage() + "). Check parley.speak.piper.url.", refused));
    }

    private Multi<Buffer> ask(Sentence sentence, String at) {
        // Piper sends its WAV as text/html, so the content type says nothing; the WAV's own header does.
        var answer = server.post(new SpeechServer.Question(address(at), Map.of(), body(sentence)), type -> true);
        if (at.equals("/")) {
            return answer;
        }
        return answer.onFailure(PiperVoice::unknownPath).recoverWithMulti(() -> {
            path = "/";
            return ask(sentence, "/");
        });
    }

    private static boolean unknownPath(Throwable failure) {
        return failure instanceof Refused refused
                && (refused.status() == NOT_FOUND || refused.status() == METHOD_NOT_ALLOWED);
    }

    private URI address(String at) {
        var base = configuration.url().orElseThrow(() -> new VoiceException("Set parley.speak.piper.url first."));
        return URI.create(base.toString().replaceAll("/+$", "") + at);
    }

    private JsonObject body(Sentence sentence) {
        var body = new JsonObject().put("text", sentence.text()).put("length_scale", configuration.lengthScale());
        configuration.voice().ifPresent(voice -> body.put("voice", voice));
        return body;
    }
}
