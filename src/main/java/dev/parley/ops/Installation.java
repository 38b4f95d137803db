package dev.parley.ops;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Where this Parley lives and how it is configured, known before Quarkus boots. */
record Installation(Config config, boolean production, Path home, Path cache) implements Surroundings {

    /** @throws StartException when a folder cannot be made */
    Installation {
        home = existing(home, "Set parley.home to a folder that can be written.");
        cache = existing(cache, "Set XDG_CACHE_HOME to a folder that can be written.");
    }

    static Installation find() {
        var config = ConfigUtils.configBuilder().build();
        var home = Path.of(config.getOptionalValue("parley.home", String.class).orElse(".parley"));
        var cache = writable(userCache()) ? userCache() : home.resolve("cache");
        return new Installation(config, LaunchMode.current() == LaunchMode.NORMAL, home, cache);
    }

    static Path userCache() {
        var caches = environment("XDG_CACHE_HOME").orElseGet(() -> environment("HOME")
                .orElseGet(() -> Path.of(System.getProperty("user.home")))
                .resolve(".cache"));
        return caches.resolve("parley");
    }

    /** False for users without a home, as in many containers. */
    static boolean writable(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Path> environment(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    @Override
    public Optional<String> configured(String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }

    @Override
    public void progress(String sentence) {
        // Logging is not configured before Quarkus boots.
        System.out.println(sentence);
    }

    private static Path existing(Path folder, String remedy) {
        try {
            return Files.createDirectories(folder.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new StartException("Cannot make the folder " + folder + ": " + e + ". " + remedy, e);
        }
    }
}
