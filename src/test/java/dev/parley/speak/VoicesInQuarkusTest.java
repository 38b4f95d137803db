package dev.parley.speak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.ops.EmbeddedServices;
import dev.parley.speak.espeak.FakeEspeak;
import dev.parley.talk.Part;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The voices as the application puts them together: Piper is configured and out of order, espeak-ng works. */
@QuarkusTest
@TestProfile(VoicesInQuarkusTest.PiperOutOfOrder.class)
@QuarkusTestResource(EmbeddedServices.class)
class VoicesInQuarkusTest {
    @Inject
    Mouth mouth;

    @Inject
    @All
    List<Part> parts;

    @Test
    void espeakSpeaksInPipersPlaceAndThePartSaysSo() {
        var frames = mouth.say(new Sentence("Good afternoon.", "en"), 8000)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(20));

        // the 500 ms that the process gave, in frames of 20
        assertThat(frames).hasSizeBetween(25, 26);
        await().untilAsserted(() -> assertThat(voice().level()).isEqualTo(Part.Level.DEGRADED));
        assertThat(voice().sentence()).contains("espeak-ng (en-gb) speaks").contains("HTTP 500: out of order");
    }

    @Test
    void piperIsLeftAloneWhenItKeepsFailing() {
        for (int i = 0; i < 20; i++) {
            mouth.say(new Sentence("Sentence " + i, "en"), 8000)
                    .collect()
                    .asList()
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }

        await().untilAsserted(() -> assertThat(voice().sentence()).contains("out of order"));
        assertThat(Engines.asked()).isLessThan(15);
    }

    private Part.Status voice() {
        return parts.stream()
                .map(Part::status)
                .filter(status -> status.part().equals("voice"))
                .findFirst()
                .orElseThrow();
    }

    /** A start of its own, so that its engines are nobody else's. */
    public static final class PiperOutOfOrder implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Engines.class));
        }
    }

    /** A Piper that refuses, and a program in espeak-ng's place. */
    public static final class Engines implements QuarkusTestResourceLifecycleManager {
        private final Vertx vertx = Vertx.vertx();
        private final FakeSpeechServer piper = new FakeSpeechServer(vertx);
        private Optional<Path> made = Optional.empty();

        static int asked() {
            return Integer.getInteger("parley.test.piper-asked", 0);
        }

        @Override
        public Map<String, String> start() {
            piper.answers((asked, response) -> {
                System.setProperty("parley.test.piper-asked", String.valueOf(piper.asked.size()));
                FakeSpeechServer.refuses(500, "out of order").give(asked, response);
            });
            try {
                var folder = Files.createTempDirectory("parley-voices");
                made = Optional.of(folder);
                new FakeEspeak(folder, "cat $HERE/sound.wav")
                        .sound(Sounds.wav(22050, Sounds.tone(440, 500, 22050, 8000)));
                return Map.of(
                        "quarkus.http.test-port",
                        "0",
                        "parley.speak.timeout",
                        "5s",
                        "parley.speak.piper.url",
                        piper.url(),
                        "parley.speak.espeak.voice.en",
                        "en-gb",
                        "parley.speak.espeak.command",
                        "/bin/sh," + folder.resolve("espeak.sh"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            piper.close();
            vertx.close();
            made.ifPresent(Engines::delete);
        }

        private static void delete(Path folder) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
