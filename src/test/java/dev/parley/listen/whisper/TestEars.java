package dev.parley.listen.whisper;

import dev.parley.listen.Ear;
import dev.parley.listen.Settings;
import io.vertx.core.Vertx;
import java.util.Map;

/** Ears for the tests of other rooms. */
public final class TestEars {
    private TestEars() {}

    /** The real client of a whisper server. @param url ends in /v1 */
    public static Ear whisper(Vertx vertx, String url) {
        return new WhisperEngines(
                        vertx,
                        Settings.of(WhisperConfig.class, Map.of("parley.listen.whisper.url", url)),
                        Settings.of(StandInConfig.class, Map.of()))
                .engine()
                .orElseThrow();
    }
}
