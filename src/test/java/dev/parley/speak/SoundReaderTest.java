package dev.parley.speak;

import static dev.parley.speak.Sounds.ascii;
import static dev.parley.speak.Sounds.bytes;
import static dev.parley.speak.Sounds.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audio.Pcm;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundReaderTest {
    private static final short[] SAMPLES = {1, -1, 256, -32768, 32767, 0, 7};

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 44, 45, 1000})
    void aWavIsReadWhereverItIsCut(int piece) {
        var heard = read(SoundReader.wav("Piper"), wav(22050, SAMPLES), piece);

        assertThat(Sounds.samples(heard)).containsExactly(SAMPLES);
        assertThat(heard).allMatch(sound -> sound.rateHz() == 22050);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 1000})
    void bareSamplesAreReadWhereverTheyAreCut(int piece) {
        var heard = read(SoundReader.bare("OpenAI", 24000), bytes(SAMPLES), piece);

        assertThat(Sounds.samples(heard)).containsExactly(SAMPLES);
        assertThat(heard).allMatch(sound -> sound.rateHz() == 24000);
    }

    @Test
    void aWavInPlaceOfBareSamplesIsReadAtItsOwnRate() {
        var heard = read(SoundReader.bare("OpenAI", 24000), wav(16000, SAMPLES), 5);

        assertThat(Sounds.samples(heard)).containsExactly(SAMPLES);
        assertThat(heard).allMatch(sound -> sound.rateHz() == 16000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x7FFFF000, -1})
    void theLengthMayBeUnknownToAnEngineThatStreams(int announced) {
        var heard = read(SoundReader.wav("espeak-ng"), wav(22050, 1, 16, announced, bytes(SAMPLES)), 10);

        assertThat(Sounds.samples(heard)).containsExactly(SAMPLES);
    }

    @Test
    void chunksAroundTheSoundAreNotHeard() {
        var plain = wav(22050, SAMPLES);
        var file = new ByteArrayOutputStream();
        file.write(plain, 0, 36);
        file.writeBytes(ascii("LIST\3\0\0\0abc\0"));
        file.write(plain, 36, plain.length - 36);
        file.writeBytes(ascii("LIST\4\0\0\0noise"));

        assertThat(Sounds.samples(read(SoundReader.wav("Piper"), file.toByteArray(), 4)))
                .containsExactly(SAMPLES);
    }

    @Test
    void aWebPageIsNoWav() {
        assertThatThrownBy(() -> read(SoundReader.wav("Piper"), ascii("<html>Sign in first</html>"), 100))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("Piper answered with something that is no WAV");
    }

    @Test
    void stereoIsRefusedWithWhatWouldDo() {
        assertThatThrownBy(() -> read(SoundReader.wav("Piper"), wav(44100, 2, 16, 4, new byte[4]), 100))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("2 channels of 16 bits at 44100 Hz")
                .hasMessageContaining("one channel of 16 bits");
    }

    @Test
    void aHeaderThatNeverEndsIsGivenUp() {
        var endless = new byte[80_000];
        System.arraycopy(ascii("RIFF\0\0\0\0WAVEjunk\0\0\1\0"), 0, endless, 0, 20);

        assertThatThrownBy(() -> read(SoundReader.wav("Piper"), endless, 1000))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("without sound");
    }

    @Test
    void soundWithoutAFormatIsRefused() {
        assertThatThrownBy(() -> read(SoundReader.wav("Piper"), ascii("RIFF\0\0\0\0WAVEdata\4\0\0\0abcd"), 100))
                .isInstanceOf(VoiceException.class)
                .hasMessageContaining("does not say its format");
    }

    @Test
    void nothingAtAllAndACutHeaderAreToldApart() {
        assertThatThrownBy(() -> read(SoundReader.wav("Piper"), new byte[0], 1))
                .hasMessageContaining("no sound at all");
        assertThatThrownBy(() -> read(SoundReader.wav("Piper"), Arrays.copyOf(wav(22050, SAMPLES), 40), 40))
                .hasMessageContaining("ended its answer before");
    }

    private static List<Pcm> read(SoundReader reader, byte[] file, int piece) {
        var heard = new ArrayList<Pcm>();
        for (int at = 0; at < file.length; at += piece) {
            reader.read(Arrays.copyOfRange(file, at, Math.min(file.length, at + piece)))
                    .ifPresent(heard::add);
        }
        reader.end();
        return heard;
    }
}
