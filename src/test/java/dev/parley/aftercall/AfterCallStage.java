package dev.parley.aftercall;

import dev.parley.audio.Wav;
import dev.parley.demo.asterisk.PrivatePrograms;
import dev.parley.demo.asterisk.TestSurroundings;
import dev.parley.demo.ollama.StandInOllama;
import dev.parley.demo.whisper.StandInWhisper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Stand-ins for ears and mind, the real ffmpeg, and an allowed folder: for the tests that go the whole way. */
public final class AfterCallStage implements QuarkusTestResourceLifecycleManager {
    static final String FOLDER = "parley.test.aftercall-folder";
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String OLD_SECRET = "whsec_c2VjcmV0LW9mLWEtcm90YXRlZC1lbmRwb2ludA==";
    static final Map<String, String> SENTENCES = Map.of(
            "fifty-thousand", "I would like to invest about fifty thousand dollars.",
            "call-me-monday", "Could you call me back on Monday at ten?",
            "stocks-and-bonds", "Mostly in stocks, and some bonds.",
            "yes-please", "Yes, please.");

    private Optional<StandInWhisper> whisper = Optional.empty();
    private Optional<StandInOllama> ollama = Optional.empty();
    private Optional<Path> made = Optional.empty();

    @Override
    public Map<String, String> start() {
        var ear = StandInWhisper.start();
        whisper = Optional.of(ear);
        SENTENCES.forEach((name, text) -> ear.teach(sound(name).mono(), text));
        var mind = StandInOllama.start(Duration.ofMillis(5), Duration.ofMillis(1), 0);
        ollama = Optional.of(mind);
        var folder = folder();
        made = Optional.of(folder);
        System.setProperty(FOLDER, folder.toString());
        var keys = new HashMap<>(Map.of(
                "parley.demo.whisper.url",
                ear.url(),
                "parley.demo.ollama.url",
                mind.url(),
                "parley.aftercall.stand-ins",
                "true",
                "parley.aftercall.own-calls",
                "true",
                // the tests work the jobs with their own hands
                "parley.jobs.at-once",
                "0",
                "parley.aftercall.recording.hosts",
                "127.0.0.1",
                "parley.aftercall.recording.private-addresses",
                "true",
                "parley.aftercall.recording.largest",
                "1M",
                "parley.aftercall.recording.folders",
                folder.toString(),
                "parley.aftercall.webhook.secrets",
                SECRET + "," + OLD_SECRET));
        Optional.ofNullable(new PrivatePrograms()
                        .start(new TestSurroundings(folder))
                        .get("parley.ffmpeg.command"))
                .ifPresent(command -> keys.put("parley.ffmpeg.command", command));
        return keys;
    }

    @Override
    public void stop() {
        whisper.ifPresent(StandInWhisper::close);
        ollama.ifPresent(StandInOllama::close);
        made.ifPresent(AfterCallStage::delete);
        made = Optional.empty();
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Wav sound(String name) {
        try (var in = AfterCallStage.class.getResourceAsStream("/demo/whisper/" + name + ".wav")) {
            return Wav.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("parley-aftercall-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
