package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the start in a JVM of its own, to end it in every way a JVM can end. */
class CrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private final List<Process> owners = new ArrayList<>();

    /** What that JVM does. */
    public static final class Owner {
        public static void main(String... args) throws InterruptedException {
            var surroundings = TestSurroundings.in(Path.of(args[0]));
            var both = List.<Companion>of(new PostgresCompanion(), new RedisCompanion());
            Companions.ofThisJvm(surroundings, both).start(surroundings);
            System.out.println("started");
            Thread.sleep(PATIENCE);
        }
    }

    @AfterEach
    void endWhatIsLeft() {
        owners.forEach(Process::destroy);
        await().atMost(PATIENCE).until(() -> owners.stream().noneMatch(Process::isAlive));
    }

    @Test
    void terminatedItLeavesNothingRunning() throws IOException {
        var children = startAndLookAround();
        owners.getLast().destroy();
        awaitEnd();
        assertThat(children).allMatch(Child::over);
    }

    @Test
    void killedItLeavesOrphansThatTheNextStartReplaces() throws IOException {
        var orphans = startAndLookAround();
        owners.getLast().destroyForcibly();
        awaitEnd();
        assertThat(orphans).noneMatch(Child::over);

        var children = startAndLookAround();

        assertThat(orphans).allMatch(Child::over);
        assertThat(children).noneMatch(Child::over);
    }

    @Test
    void aSecondStartOnTheSameHomeIsRefusedAndHarmsNothing() throws IOException {
        var children = startAndLookAround();
        var second = launch();
        awaitEnd();
        assertThat(second.exitValue()).isNotZero();
        assertThat(second.inputReader().lines()).anyMatch(line -> line.contains("Another Parley is running"));
        assertThat(children).noneMatch(Child::over);
    }

    private void awaitEnd() {
        await().atMost(PATIENCE).until(() -> !owners.getLast().isAlive());
    }

    private List<ProcessHandle> startAndLookAround() throws IOException {
        var output = launch().inputReader();
        for (var line = output.readLine(); !"started".equals(line); line = output.readLine()) {
            assertThat(line).as("output of the start").isNotNull();
        }
        return List.of(pidIn("postgres/data/postmaster.pid"), pidIn("redis/redis.pid"));
    }

    private ProcessHandle pidIn(String file) throws IOException {
        var pid = Files.readAllLines(home.resolve(file)).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private Process launch() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var owner = new ProcessBuilder(
                        java, "-Xmx128m", "-cp", classPath(), "dev.parley.ops.CrashTest$Owner", home.toString())
                .redirectErrorStream(true)
                .start();
        owners.add(owner);
        return owner;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }
}
