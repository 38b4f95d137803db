package dev.parley.speak.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Pcm;
import dev.parley.speak.Sentence;
import dev.parley.speak.Settings;
import dev.parley.speak.Sounds;
import dev.parley.speak.VoiceException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspeakVoiceTest {
    private static final Sentence HELLO = new Sentence("Hello; rm -rf ~ --version", "en");
    private static final short[] TONE = Sounds.tone(440, 300, 22050, 8000);
    private static final byte[] WAV = Sounds.wav(22050, TONE);

    private final Path folder;

    EspeakVoiceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theSoundOfTheProcessIsPassedOn() throws IOException {
        var espeak = new FakeEspeak(folder, "cat $HERE/sound.wav").sound(WAV);

        var heard = heard(espeak.voice().synthesise(HELLO));

        assertThat(Sounds.samples(heard)).containsExactly(TONE);
        assertThat(heard).allMatch(sound -> sound.rateHz() == 22050);
    }

    @Test
    void theTextComesOnStdinAndNeverAsAnArgument() throws IOException {
        var espeak = new FakeEspeak(folder, "cat $HERE/sound.wav").sound(WAV).with("speed", "150");

        heard(espeak.voice().synthesise(HELLO));

        assertThat(espeak.written("text")).isEqualTo("Hello; rm -rf ~ --version");
        assertThat(espeak.arguments())
                .containsExactly("--stdin", "--stdout", "-b", "1", "-z", "-s", "150", "-v", "en-us");
    }

    @Test
    void eachLanguageHasItsVoiceAndTheDataFolderItsKey() throws IOException {
        var espeak = new FakeEspeak(folder, "cat $HERE/sound.wav")
                .sound(WAV)
                .with("voice.de", "de+f2")
                .with("data", "/some/data");

        heard(espeak.voice().synthesise(new Sentence("Guten Tag", "de")));
        assertThat(espeak.arguments()).endsWith("-v", "de+f2");

        heard(espeak.voice().synthesise(new Sentence("Bonjour", "fr")));
        assertThat(espeak.arguments()).endsWith("-v", "fr");
        assertThat(espeak.written("data").strip()).isEqualTo("/some/data");
    }

    @Test
    void soundIsHeardBeforeTheProcessEnds() throws Exception {
        var espeak = new FakeEspeak(folder, "cat $HERE/sound.wav; read never < $HERE/gate").sound(WAV);
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("gate").toString())
                        .start()
                        .waitFor())
                .isZero();
        var heard = new CopyOnWriteArrayList<Pcm>();

        var listening = espeak.voice().synthesise(HELLO).subscribe().with(heard::add);

        await().until(() -> Sounds.samples(heard).length == TONE.length);
        assertThat(espeak.isRunning()).isTrue();
        listening.cancel();
        await().until(() -> !espeak.isRunning());
    }

    @Test
    void cancellingKillsTheProcessAndWhatItStarted() throws Exception {
        var espeak = new FakeEspeak(folder, "cat $HERE/sound.wav; sleep 600 & echo $! >> $HERE/pids; wait").sound(WAV);

        var listening = espeak.voice().synthesise(HELLO).subscribe().with(sound -> {});
        await().until(() -> espeak.pids().size() == 2 && espeak.isRunning());
        listening.cancel();

        await().atMost(2, TimeUnit.SECONDS).until(() -> !espeak.isRunning());
    }

    @Test
    void aFailureTellsTheExitCodeAndWhatWasWrittenOnStderr() throws IOException {
        var espeak = new FakeEspeak(folder, "echo 'Error: no such voice' >&2; exit 7");

        assertThatThrownBy(() -> heard(espeak.voice().synthesise(HELLO)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("exit code 7")
                .hasMessageContaining("Error: no such voice");
    }

    @Test
    void anEngineThatEndsInMidSentenceFailsTheSentence() throws IOException {
        var espeak = new FakeEspeak(folder, "cat $HERE/sound.wav; exit 139").sound(WAV);
        var heard = new CopyOnWriteArrayList<Pcm>();

        assertThatThrownBy(() -> heard(espeak.voice().synthesise(HELLO).onItem().invoke(heard::add)))
                .hasMessageContaining("exit code 139");
        assertThat(Sounds.samples(heard)).containsExactly(TONE);
    }

    @Test
    void garbageIsNotPlayed() throws IOException {
        var espeak = new FakeEspeak(folder, "echo 'this is a text and not a sound at all'");

        assertThatThrownBy(() -> heard(espeak.voice().synthesise(HELLO)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("no WAV");
    }

    @Test
    void anEngineThatHangsIsKilledAfterTheTimeLimit() throws IOException {
        var espeak = new FakeEspeak(folder, "exec sleep 600").with("timeout", "300ms");

        assertThatThrownBy(() -> heard(espeak.voice().synthesise(HELLO)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("300 ms")
                .hasMessageContaining("parley.speak.espeak.timeout");
        await().atMost(2, TimeUnit.SECONDS).until(() -> !espeak.isRunning());
    }

    @Test
    void aMissingProgramIsNamedWithTheRemedy() {
        var voice = new EspeakVoice(
                Settings.of(EspeakConfiguration.class, Map.of("parley.speak.espeak.command", "/nowhere/espeak-ng")));

        assertThatThrownBy(() -> heard(voice.synthesise(HELLO)))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("/nowhere/espeak-ng")
                .hasMessageContaining("Install espeak-ng or set parley.speak.espeak.command");
    }

    @Test
    void noMoreProcessesRunAtOnceThanAllowed() throws IOException {
        var espeak = new FakeEspeak(
                        folder, "mkdir $HERE/busy || touch $HERE/crowded; cat $HERE/sound.wav; rmdir $HERE/busy")
                .sound(WAV)
                .with("processes", "1");
        var voice = espeak.voice();

        Multi.createFrom()
                .range(0, 6)
                .onItem()
                .transformToUniAndMerge(i -> voice.synthesise(HELLO).collect().asList())
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(20));

        assertThat(espeak.pids()).hasSize(6);
        assertThat(folder.resolve("crowded")).doesNotExist();
    }

    @Test
    void aSentenceGivenUpWhileItWaitsStartsNoProcess() throws IOException {
        var espeak = new FakeEspeak(folder, "exec sleep 600").with("processes", "1");
        var voice = espeak.voice();
        var first = voice.synthesise(HELLO).subscribe().with(sound -> {});
        await().until(() -> espeak.pids().size() == 1);

        var second = voice.synthesise(HELLO).subscribe().with(sound -> {});
        second.cancel();
        first.cancel();
        await().until(() -> !espeak.isRunning());
        var third = voice.synthesise(HELLO).subscribe().with(sound -> {});
        await().until(() -> espeak.pids().size() == 2);
        third.cancel();

        await().until(() -> !espeak.isRunning());
        assertThat(espeak.pids()).hasSize(2);
    }

    @Test
    void anUnknownVoiceStopsTheStartWithItsKey() throws IOException {
        var espeak = new FakeEspeak(folder, "echo 'Error: The specified espeak-ng voice does not exist.' >&2; exit 1")
                .with("voice.en", "en-mars");

        assertThatThrownBy(() -> espeak.voice().checkVoices(new StartupEvent()))
                .hasMessageContaining("parley.speak.espeak.voice.en=en-mars")
                .hasMessageContaining("does not exist")
                .hasMessageContaining("espeak-ng --voices=en");
        assertThat(espeak.arguments()).containsExactly("-q", "--stdin", "-v", "en-mars");
    }

    @Test
    void theStartGoesOnWhereThereIsNoEspeakToAsk() {
        var voice = new EspeakVoice(Settings.of(
                EspeakConfiguration.class,
                Map.of("parley.speak.espeak.command", "/nowhere/espeak-ng", "parley.speak.espeak.voice.en", "en-gb")));

        assertThatCode(() -> voice.checkVoices(new StartupEvent())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"processes,0,1 and 1000", "speed,30,80 and 450"})
    void aFigureThatMakesNoSenseStopsTheStartWithItsKey(String key, String value, String limits) throws IOException {
        var espeak = new FakeEspeak(folder, "").with(key, value);

        assertThatThrownBy(espeak::voice)
                .hasMessage(
                        "parley.speak.espeak." + key + " must be between " + limits + ", and " + value + " is not.");
    }

    @Test
    void itIsKnownByItsEnglishVoice() throws IOException {
        assertThat(new FakeEspeak(folder, "").with("voice.en", "en-gb").voice().name())
                .isEqualTo("espeak-ng (en-gb)");
        assertThat(Files.exists(folder.resolve("pids"))).isFalse();
    }

    private static List<Pcm> heard(Multi<Pcm> sound) {
        return sound.collect().asList().await().atMost(Duration.ofSeconds(20));
    }
}
