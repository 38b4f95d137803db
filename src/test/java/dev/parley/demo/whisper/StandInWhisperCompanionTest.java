package dev.parley.demo.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.ops.Companion;
import dev.parley.ops.Surroundings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class StandInWhisperCompanionTest {
    private final StandInWhisperCompanion companion = new StandInWhisperCompanion();
    private final List<String> told = new ArrayList<>();

    @Test
    void isFoundAmongTheCompanions() {
        assertThat(ServiceLoader.load(Companion.class)).hasAtLeastOneElementOfType(StandInWhisperCompanion.class);
    }

    @Test
    void isWantedOnlyOutsideOfProductionAndWithoutAnEngine() {
        assertThat(companion.wanted(new Place(false, Map.of(), told))).isTrue();
        assertThat(companion.wanted(new Place(true, Map.of(), told))).isFalse();
        for (var key :
                List.of("parley.listen.whisper.url", "parley.listen.wyoming.address", "parley.demo.whisper.url")) {
            assertThat(companion.wanted(new Place(false, Map.of(key, "set"), told)))
                    .isFalse();
        }
    }

    @Test
    void contributesItsAddressSaysThatItIsAStandInAndLeavesNothingBehind() throws IOException {
        var keys = companion.start(new Place(false, Map.of(), told));
        assertThat(keys).containsOnlyKeys("parley.demo.whisper.url");
        var url = URI.create(keys.getOrDefault("parley.demo.whisper.url", ""));
        assertThat(url.getPath()).isEqualTo("/v1");
        assertThat(told).singleElement().asString().contains("stand-in", "parley.listen.whisper.url");
        assertThat(companion.name()).contains("stand-in");

        new Socket(url.getHost(), url.getPort()).close();
        companion.stop();
        companion.stop();
        assertThatThrownBy(() -> new Socket(url.getHost(), url.getPort())).isInstanceOf(IOException.class);
    }

    private record Place(boolean production, Map<String, String> keys, List<String> told) implements Surroundings {
        @Override
        public Optional<String> configured(String key) {
            return Optional.ofNullable(keys.get(key));
        }

        @Override
        public Path home() {
            return Path.of(".");
        }

        @Override
        public Path cache() {
            return Path.of(".");
        }

        @Override
        public void progress(String sentence) {
            told.add(sentence);
        }
    }
}
