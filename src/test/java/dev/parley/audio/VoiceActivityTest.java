package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceActivityTest {
    private static final int MINUTE = 60 * 8000;
    private static final int FRAMES_TO_LEARN = 50;
    private static final List<String> SPEECH =
            List.of("john-miller", "tell-me-more", "frage-zum-vertrag", "yes-please");

    @ParameterizedTest
    @ValueSource(doubles = {-45, -35, -25})
    void whiteAndPinkNoiseAreNotSpeech(double dbfs) {
        assertThat(speechFrames(Sounds.whiteNoise(dbfs, 5 * MINUTE, 1))).isZero();
        assertThat(speechFrames(Sounds.pinkNoise(dbfs, 5 * MINUTE, 2))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"50,-45", "50,-25", "60,-30", "100,-35", "120,-25"})
    void humIsNotSpeech(double mainsHz, double dbfs) {
        var hum = Sounds.hum(mainsHz, dbfs, MINUTE, 8000);
        assertThat(speechFrames(hum)).isZero();
        assertThat(speechFrames(Sounds.mixed(hum, Sounds.whiteNoise(dbfs - 15, MINUTE, 3))))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -15, -3})
    void clicksAreNotSpeech(double peakDbfs) {
        var room = Sounds.whiteNoise(-60, MINUTE, 4);
        assertThat(speechFrames(Sounds.mixed(Sounds.clicks(peakDbfs, MINUTE, 5), room)))
                .isZero();
    }

    @Test
    void noiseThatGetsLouderInMidCallIsLearnedWithinASecond() {
        var quiet = Sounds.pinkNoise(-45, 10 * 8000, 6);
        var loud = Sounds.pinkNoise(-25, 20 * 8000, 7);
        assertThat(speechFrames(joined(quiet, loud))).isZero();
    }

    /** White noise, pink noise, and hum with noise and clicks, at five levels. */
    @Test
    void anHourOfNoiseTriggersNothing() {
        int triggers = 0;
        int minutes = 0;
        for (int level = -45; level <= -25; level += 5, minutes += 12) {
            triggers += triggers(Sounds.whiteNoise(level, 4 * MINUTE, level));
            triggers += triggers(Sounds.pinkNoise(level, 4 * MINUTE, level + 100));
            triggers += triggers(Sounds.mixed(
                    Sounds.hum(50, level, 4 * MINUTE, 8000),
                    Sounds.mixed(Sounds.whiteNoise(level - 15, 4 * MINUTE, level), Sounds.clicks(-9, 4 * MINUTE, 9))));
        }
        double perHour = triggers * 60.0 / minutes;
        System.out.printf("Voice activity: %.1f false triggers per hour of noise%n", perHour);
        assertThat(perHour).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, -30, -20, -10, -5})
    void speechOfAnyLoudnessIsHeardFromTheFirstFrameOfACall(double dbfs) {
        for (var name : SPEECH) {
            var clean = Sounds.at(dbfs, Sounds.speech(name).samples());
            assertHeard(name, clean, Sounds.overTheTelephone(clean), 0.85);
        }
    }

    @ParameterizedTest
    @CsvSource({"-35,false", "-20,false", "-10,false", "-35,true", "-20,true", "-10,true"})
    void speechIsHeardThroughNoiseFifteenDecibelsDown(double dbfs, boolean pink) {
        for (var name : SPEECH) {
            var clean = Sounds.at(dbfs, Sounds.speech(name).samples());
            var noise =
                    pink ? Sounds.pinkNoise(dbfs - 15, clean.length, 8) : Sounds.whiteNoise(dbfs - 15, clean.length, 9);
            assertHeard(name, clean, Sounds.overTheTelephone(Sounds.mixed(clean, noise)), 0.7);
        }
    }

    @Test
    void speechIsHeardAfterAMinuteOfNoiseThatHasBeenLearned() {
        var vad = new VoiceActivity(8000);
        Framer.frames(new Pcm(Sounds.pinkNoise(-40, MINUTE, 10), 8000)).forEach(vad::isSpeech);
        var clean = Sounds.at(-20, Sounds.speech("tell-me-more").samples());
        var noisy = Sounds.mixed(clean, Sounds.pinkNoise(-40, clean.length, 11));
        int heard = 0;
        for (var frame : Framer.frames(new Pcm(noisy, 8000))) {
            heard += vad.isSpeech(frame) ? 1 : 0;
        }
        assertThat(heard).isGreaterThan(70);
    }

    @Test
    void aWideBandLineIsHeardToo() {
        var speech = Resampler.convert(Sounds.speech("yes-please-22050"), 16000);
        var vad = new VoiceActivity(16000);
        var heard = Framer.frames(speech).stream().filter(vad::isSpeech).count();
        assertThat(heard).isGreaterThan(25);
        var noise = new Pcm(Sounds.whiteNoise(-35, 20 * 16000, 12), 16000);
        var deaf = new VoiceActivity(16000);
        assertThat(Framer.frames(noise).stream().filter(deaf::isSpeech).count()).isZero();
    }

    @Test
    void silenceBetweenWordsIsSilence() {
        var yes = Sounds.at(-20, Sounds.speech("yes-please").samples());
        var vad = new VoiceActivity(8000);
        Framer.frames(new Pcm(yes, 8000)).forEach(vad::isSpeech);
        int heard = 0;
        for (int i = 0; i < 50; i++) {
            heard += vad.isSpeech(Frame.silence(8000)) ? 1 : 0;
        }
        assertThat(heard).isLessThanOrEqualTo(2);
    }

    @Test
    void theLevelIsThatOfTheFrame() {
        var vad = new VoiceActivity(8000);
        vad.isSpeech(new Frame(Sounds.tone(1000, -26, 160, 8000), 8000));
        assertThat(vad.levelDbfs()).isCloseTo(-26, within(0.1));
        vad.isSpeech(Frame.silence(8000));
        assertThat(vad.levelDbfs()).isEqualTo(-100);
    }

    /** Speech where the clean sound is within 12 dB of its RMS; heard within 80 ms, and 160 ms of it within 300. */
    private static void assertHeard(String name, short[] clean, short[] heard, double share) {
        var vad = new VoiceActivity(8000);
        double threshold = Sounds.rmsDbfs(clean, 0, clean.length) - 12;
        int first = -1;
        int spoken = 0;
        int hits = 0;
        int early = 0;
        for (int frame = 0; (frame + 1) * 160 <= clean.length; frame++) {
            boolean speech = vad.isSpeech(new Frame(Arrays.copyOfRange(heard, frame * 160, frame * 160 + 160), 8000));
            boolean speaking = Sounds.rmsDbfs(clean, frame * 160, frame * 160 + 160) > threshold;
            first = first < 0 && speaking ? frame : first;
            spoken += speaking ? 1 : 0;
            hits += speaking && speech ? 1 : 0;
            early += speech && first >= 0 && frame < first + 15 ? 1 : 0;
        }
        assertThat((double) hits / spoken).as(name).isGreaterThan(share);
        assertThat(early).as(name + ": frames heard in the first 300 ms").isGreaterThanOrEqualTo(8);
    }

    private static int speechFrames(short[] noise) {
        var vad = new VoiceActivity(8000);
        int frames = 0;
        int speech = 0;
        for (var frame : Framer.frames(new Pcm(Sounds.overTheTelephone(noise), 8000))) {
            boolean heard = vad.isSpeech(frame);
            speech += heard && frames >= FRAMES_TO_LEARN ? 1 : 0;
            frames++;
        }
        return speech;
    }

    /** As a conversation counts them: 160 ms of speech within 240. */
    private static int triggers(short[] noise) {
        var vad = new VoiceActivity(8000);
        int recent = 0;
        int triggers = 0;
        boolean speaking = false;
        for (var frame : Framer.frames(new Pcm(Sounds.overTheTelephone(noise), 8000))) {
            recent = (recent << 1 | (vad.isSpeech(frame) ? 1 : 0)) & 0xFFF;
            boolean enough = Integer.bitCount(recent) >= 8;
            triggers += enough && !speaking ? 1 : 0;
            speaking = enough;
        }
        return triggers;
    }

    private static short[] joined(short[] a, short[] b) {
        var all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
