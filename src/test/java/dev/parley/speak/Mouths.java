package dev.parley.speak;

import dev.parley.speak.openai.OpenAiConfiguration;
import dev.parley.speak.openai.OpenAiVoice;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/** For the tests of other packages. */
public final class Mouths {
    private static final int ENOUGH = 1 << 20;

    private Mouths() {}

    /** Speaks with the voice of that server. */
    public static Mouth speakingBy(FakeSpeechServer server, Vertx vertx) {
        var voice = new OpenAiVoice(
                Settings.of(OpenAiConfiguration.class, Map.of("parley.speak.openai.url", server.url() + "/v1")),
                Settings.shared(5000),
                vertx);
        return new BestVoiceMouth(new VoiceChain(List.of(voice)), ENOUGH);
    }
}
