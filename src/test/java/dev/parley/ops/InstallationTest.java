package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path folder;

    @Test
    void itsHomeIsMadeAndAbsolute() {
        var home = TestSurroundings.in(folder.resolve("some/../home")).home();
        assertThat(home).isEqualTo(folder.toAbsolutePath().resolve("home")).isDirectory();
    }

    @Test
    void aHomeThatCannotBeMadeStopsTheStartWithASentence() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> TestSurroundings.in(folder.resolve("file/home")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("file/home")
                .hasMessageContaining("Set parley.home to a folder that can be written.");
    }

    @Test
    void emptyTextIsNotConfigured() {
        var surroundings = TestSurroundings.in(folder, Map.of("one", "x", "two", " "));
        assertThat(surroundings.configured("one")).contains("x");
        assertThat(surroundings.configured("two")).isEmpty();
        assertThat(surroundings.configured("three")).isEmpty();
    }

    @Test
    void aFolderBelowAFileCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        assertThat(Installation.writable(folder.resolve("file/cache"))).isFalse();
        assertThat(Installation.writable(folder.resolve("new/cache"))).isTrue();
    }
}
