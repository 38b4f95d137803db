package dev.parley.speak.espeak;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How espeak-ng is run. */
@ConfigMapping(prefix = "parley.speak.espeak")
public interface EspeakConfiguration {
    /** What runs espeak-ng: a program and, separated by commas, arguments that come before Parley's own. */
    @WithDefault("espeak-ng")
    List<String> command();

    /** Folder of espeak-ng's data, given to it as ESPEAK_DATA_PATH; its own when absent. */
    Optional<Path> data();

    /** Voice by language, for instance {@code parley.speak.espeak.voice.en=en-gb}; en-us for English, else the language's first. */
    Map<String, String> voice();

    /** Words a minute. */
    @WithDefault("165")
    int speed();

    /** How many espeak-ng processes run at once; more sentences than that wait their turn. */
    @WithDefault("4")
    int processes();

    /** Longest wait for a sentence's next sound, waiting for a turn included. */
    @WithDefault("5s")
    Duration timeout();
}
