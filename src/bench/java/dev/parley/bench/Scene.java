package dev.parley.bench;

import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import dev.parley.bench.engines.EnginesProcess;
import dev.parley.bench.engines.Spoken;
import dev.parley.demo.asterisk.PrivateAsterisk;
import dev.parley.demo.asterisk.PrivatePrograms;
import dev.parley.demo.caller.FleetLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Everything that a call needs: an Asterisk, engines of fixed delay, Parley, and the lines that callers say. */
final class Scene implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "bench");

    private final Workplace workplace;
    private final List<AutoCloseable> running = new ArrayList<>();
    private final Voice voice;
    private final Map<Spoken, Pcm> lines = new LinkedHashMap<>();

    private Scene(Workplace workplace) {
        this.workplace = workplace;
        // what an earlier bench left behind when it was killed is ended by the companions themselves
        var programs = new PrivatePrograms();
        if (programs.wanted(workplace)) {
            workplace.add(programs.start(workplace));
        }
        voice = new Voice(workplace);
    }

    /** Asterisk, the engines that know these lines, and no Parley yet. Everything ends with the JVM at the latest. */
    static Scene set(List<Spoken> lines) throws IOException {
        var scene = new Scene(new Workplace(FOLDER.toAbsolutePath()));
        Runtime.getRuntime().addShutdownHook(new Thread(scene::close, "bench-stop"));
        var asterisk = new PrivateAsterisk();
        scene.running.add(asterisk::stop);
        scene.workplace.add(asterisk.start(scene.workplace));
        scene.teach(lines);
        scene.engines();
        return scene;
    }

    ParleyProcess parley() throws IOException {
        var parley = ParleyProcess.start(workplace, keys());
        running.add(parley);
        return parley;
    }

    int sipPort() {
        return Integer.parseInt(workplace.key("parley.demo.sip-port"));
    }

    /** The sound of each line, 8 kHz, without silence around it. */
    Map<Spoken, Pcm> lines() {
        return Collections.unmodifiableMap(lines);
    }

    Path folder() {
        return workplace.home();
    }

    long asteriskPid() throws IOException {
        var file = workplace.home().resolve("run/asterisk.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    @Override
    public synchronized void close() {
        for (var one : running.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                System.err.println("Could not be stopped: " + e);
            }
        }
        running.clear();
    }

    private void teach(List<Spoken> all) throws IOException {
        var folder = Files.createDirectories(workplace.home().resolve("lines"));
        for (var line : new LinkedHashSet<>(all)) {
            // the ear counts words by time: with the voice's trailing silence the last word would seem to be missing
            var sound = FleetLine.trimmed(voice.say(line));
            Files.write(folder.resolve(lines.size() + ".wav"), Wav.write(sound));
            lines.put(line, sound);
        }
        var words = lines.keySet().stream().map(Spoken::words).toList();
        Files.write(folder.resolve("lines.txt"), words, StandardCharsets.UTF_8);
    }

    private void engines() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EnginesProcess.class.getName(),
                        workplace.home().resolve("lines").toString())
                .redirectError(workplace.home().resolve("engines.log").toFile())
                .start();
        running.add(() -> {
            process.getOutputStream().close();
            process.onExit().join();
        });
        var port = process.inputReader().readLine();
        if (port == null) {
            throw new IllegalStateException("The engines do not start: "
                    + Files.readString(workplace.home().resolve("engines.log")));
        }
        var base = "http://127.0.0.1:" + port;
        workplace.add(Map.of(
                "parley.listen.whisper.url",
                base + "/v1",
                "quarkus.langchain4j.ollama.base-url",
                base,
                "parley.model.name",
                "bench",
                "parley.speak.openai.url",
                base + "/v1"));
    }

    private Map<String, String> keys() {
        var keys = new HashMap<String, String>();
        for (var key : List.of(
                "parley.asterisk.url",
                "parley.asterisk.username",
                "parley.asterisk.password",
                "parley.listen.whisper.url",
                "quarkus.langchain4j.ollama.base-url",
                "parley.model.name",
                "parley.speak.openai.url",
                "parley.speak.espeak.command",
                "parley.speak.espeak.data")) {
            workplace.configured(key).ifPresent(value -> keys.put(key, value));
        }
        return keys;
    }
}
