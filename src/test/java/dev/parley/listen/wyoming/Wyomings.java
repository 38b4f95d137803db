package dev.parley.listen.wyoming;

import dev.parley.listen.Engines;
import dev.parley.listen.Settings;
import io.vertx.core.Vertx;
import java.util.Map;

/** Wyoming engines for tests of the whole room. */
public final class Wyomings {
    private Wyomings() {}

    /** As configured by these keys. */
    public static Engines configured(Vertx vertx, Map<String, String> keys) {
        return new WyomingEngines(vertx, Settings.of(WyomingConfig.class, keys));
    }

    /** A server that hears the same in everything. */
    public static FakeWyoming says(String text) {
        return new FakeWyoming(
                out -> out.write(("{\"type\":\"transcript\",\"data\":{\"text\":\"" + text + "\"}}\n").getBytes()));
    }
}
