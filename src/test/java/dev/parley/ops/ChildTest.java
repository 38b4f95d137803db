package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    @TempDir
    Path home;

    private Process process;

    @BeforeEach
    void startOne() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void theStartAfterACrashFindsAndStopsIt() throws InterruptedException {
        child().remember(process.toHandle());
        child().stop(Duration.ofSeconds(5));
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(home.resolve("run/sleeper.pid")).doesNotExist();
    }

    @Test
    void oneThatIgnoresTheRequestIsKilledWithItsChildren() throws IOException, InterruptedException {
        process.destroyForcibly();
        process = new ProcessBuilder("sh", "-c", "trap '' TERM; sleep 60 & echo ready; wait").start();
        process.inputReader().readLine();
        child().remember(process.toHandle());
        var grandchildren = process.descendants().toList();
        child().stop(Duration.ofMillis(200));
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(grandchildren).isNotEmpty().allMatch(Child::over);
    }

    @Test
    void anotherProcessThatGotItsNumberIsLeftAlone() throws IOException {
        child().remember(process.toHandle());
        var file = home.resolve("run/sleeper.pid");
        Files.writeString(file, process.pid() + "\n2001-01-01T00:00:00Z");
        child().stop(Duration.ofSeconds(1));
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aFileCutShortByACrashNamesNobody() throws IOException {
        child().remember(process.toHandle());
        for (var content : new String[] {"", "\n", "12x\n", Long.toString(process.pid())}) {
            Files.writeString(home.resolve("run/sleeper.pid"), content);
            assertThat(child().alive()).isEmpty();
        }
    }

    private Child child() {
        return Child.named("sleeper", TestSurroundings.in(home));
    }
}
