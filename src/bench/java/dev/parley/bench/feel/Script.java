package dev.parley.bench.feel;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.bench.engines.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * What one caller does.
 *
 * @param voice of espeak-ng
 * @param speed words a minute
 * @param loss of the packets on the way to Parley, 0 to 1, in runs of three
 * @param noise how far speech stands above the noise behind it, in dB; 0 for no noise
 */
public record Script(String name, @Nullable String voice, int speed, double loss, double noise, List<Turn> turns) {
    private static final Path FILE = Path.of("src", "bench", "feel.yaml");

    public Script {
        var plain = Spoken.plainly("");
        voice = voice == null ? plain.voice() : voice;
        speed = speed == 0 ? plain.speed() : speed;
        turns = List.copyOf(turns);
    }

    /** Read from {@code src/bench/feel.yaml}, which says how callers are written. */
    public static List<Script> all() throws IOException {
        // Jackson's own YAML reader does not follow aliases
        try (var file = Files.newBufferedReader(FILE)) {
            return new ObjectMapper().convertValue(new Yaml().load(file), new TypeReference<List<Script>>() {});
        }
    }

    /** Every stretch of words that is said in this voice. */
    public Stream<Spoken> spoken() {
        return turns.stream().flatMap(Turn::stretches).map(this::spoken);
    }

    Spoken spoken(String words) {
        return new Spoken(words, Objects.requireNonNull(voice, "set above"), speed);
    }
}
