package dev.parley.ops;

import java.nio.file.Path;
import java.util.Optional;

/** What a companion may know and use. */
public interface Surroundings {
    /**
     * A configuration value as the application will see it: system property, environment, {@code
     * config/application.properties}, {@code application.properties}, with the active profile. Empty text counts as not
     * configured.
     */
    Optional<String> configured(String key);

    /** True for the packaged application, false in development and tests. */
    boolean production();

    /** The data folder of this installation; exists. Key {@code parley.home}; fresh in tests. */
    Path home();

    /** The per-user folder for what can be fetched or unpacked again; exists. */
    Path cache();

    /** Tells the person at the terminal what is going on, in one line. */
    void progress(String sentence);
}
