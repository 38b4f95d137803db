package dev.parley.speak.espeak;

import dev.parley.speak.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program in espeak-ng's place: writes down what it is given and does what the test wants. */
public final class FakeEspeak {
    private final Path folder;
    private final Map<String, String> keys = new HashMap<>();

    /** @param script what it does after it has read its text, in the language of sh; {@code $HERE} is its folder */
    public FakeEspeak(Path folder, String script) throws IOException {
        this.folder = folder;
        var program = folder.resolve("espeak.sh");
        Files.writeString(program, """
                HERE=%s
                echo $$ >> $HERE/pids
                printf '%%s\\n' "$@" > $HERE/arguments
                echo "$ESPEAK_DATA_PATH" > $HERE/data
                cat > $HERE/text
                %s
                """.formatted(folder, script));
        keys.put("parley.speak.espeak.command", "/bin/sh," + program);
    }

    public FakeEspeak with(String key, String value) {
        keys.put("parley.speak.espeak." + key, value);
        return this;
    }

    public FakeEspeak sound(byte[] wav) throws IOException {
        Files.write(folder.resolve("sound.wav"), wav);
        return this;
    }

    public EspeakVoice voice() {
        return new EspeakVoice(Settings.of(EspeakConfiguration.class, keys));
    }

    public List<String> arguments() throws IOException {
        return Files.readAllLines(folder.resolve("arguments"));
    }

    public String written(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** Processes that were started so far. */
    public List<Long> pids() {
        var file = folder.resolve("pids");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that has ended and waits for its parent to notice has no command line any more. */
    public boolean isRunning() {
        return pids().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .anyMatch(process ->
                        process.isAlive() && process.info().commandLine().isPresent());
    }
}
