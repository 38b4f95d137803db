package dev.parley.speak.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parley.speak.Sentence;
import dev.parley.speak.Sounds;
import dev.parley.speak.VoiceException;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealEspeakTest {
    private final RealEspeak espeak;

    RealEspeakTest(@TempDir Path home) {
        espeak = new RealEspeak(home);
    }

    /** Seventeen syllables; people say four to seven in a second. */
    @Test
    void aSentenceIsSpokenInTheTimeThatItTakes() {
        var sound = espeak.voice(Map.of())
                .synthesise(new Sentence("Good afternoon, thank you for calling. How may I help you today?", "en"))
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(sound).allMatch(piece -> piece.rateHz() == 22050);
        assertThat(Sounds.samples(sound).length / 22050.0).isBetween(17 / 7.0, 17 / 4.0);
        assertThat(Sounds.speechLevel(Sounds.samples(sound), 22050)).isCloseTo(-20, within(10.0));
    }

    @Test
    void everyLanguageHasAVoiceWithoutConfiguration() {
        var voice = espeak.voice(Map.of());
        for (var language : new String[] {"en", "de", "fr", "es", "fa", "ar", "tr"}) {
            assertThat(voice.synthesise(new Sentence("123", language))
                            .collect()
                            .asList()
                            .await()
                            .atMost(Duration.ofSeconds(30)))
                    .as(language)
                    .isNotEmpty();
        }
    }

    @Test
    void aLanguageThatItDoesNotSpeakIsAFailure() {
        assertThatThrownBy(() -> espeak.voice(Map.of())
                        .synthesise(new Sentence("Hello", "xx"))
                        .collect()
                        .asList()
                        .await()
                        .atMost(Duration.ofSeconds(30)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void theStartTellsKnownVoicesFromUnknownOnes() {
        assertThatCode(() -> espeak.voice(Map.of("voice.en", "en-gb+f3")).checkVoices(new StartupEvent()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> espeak.voice(Map.of("voice.en", "nobody")).checkVoices(new StartupEvent()))
                .hasMessageContaining("parley.speak.espeak.voice.en=nobody")
                .hasMessageContaining("does not exist");
    }
}
