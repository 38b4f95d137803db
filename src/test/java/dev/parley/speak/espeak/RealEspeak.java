package dev.parley.speak.espeak;

import dev.parley.demo.asterisk.PrivatePrograms;
import dev.parley.demo.asterisk.TestSurroundings;
import dev.parley.speak.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The real program: the one on the PATH, or Debian's, unpacked privately. */
public final class RealEspeak {
    private final Map<String, String> keys;

    public RealEspeak(Path home) {
        keys = new PrivatePrograms().start(new TestSurroundings(home));
    }

    /** @param more keys below parley.speak.espeak */
    public EspeakVoice voice(Map<String, String> more) {
        var all = new HashMap<>(keys);
        more.forEach((key, value) -> all.put("parley.speak.espeak." + key, value));
        all.putIfAbsent("parley.speak.espeak.timeout", "30s");
        return new EspeakVoice(Settings.of(EspeakConfiguration.class, all));
    }
}
