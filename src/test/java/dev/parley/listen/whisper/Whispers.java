package dev.parley.listen.whisper;

import dev.parley.listen.Engines;
import dev.parley.listen.Settings;
import io.vertx.core.Vertx;
import java.util.Map;

/** Whisper engines for tests of the whole room. */
public final class Whispers {
    private Whispers() {}

    /** As configured by these keys. */
    public static Engines configured(Vertx vertx, Map<String, String> keys) {
        return new WhisperEngines(
                vertx, Settings.of(WhisperConfig.class, keys), Settings.of(StandInConfig.class, keys));
    }
}
