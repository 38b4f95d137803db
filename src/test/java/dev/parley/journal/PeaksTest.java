package dev.parley.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeaksTest {
    @TempDir
    Path folder;

    @Test
    void eachPartHasItsLoudestSample() throws IOException {
        var samples = new short[2 * 8000]; // a second
        samples[0] = 16_384; // the caller, at once
        samples[2 * 4000 + 1] = -8192; // the agent, in the middle
        samples[2 * 7999] = Short.MIN_VALUE; // the caller, at the end
        var peaks = Peaks.ofWav(wav(8000, samples), 10);
        assertThat(peaks.millis()).isEqualTo(1000);
        assertThat(peaks.caller()).containsExactly(50, 0, 0, 0, 0, 0, 0, 0, 0, 100);
        assertThat(peaks.agent()).containsExactly(0, 0, 0, 0, 0, 25, 0, 0, 0, 0);
    }

    @Test
    void aPeakIsInOnePartWhateverTheirNumber() throws IOException {
        var samples = new short[2 * 16_000 * 3];
        samples[2 * 20_000] = Short.MAX_VALUE;
        var wav = wav(16_000, samples);
        for (int parts : new int[] {1, 2, 3, 7, 100, 299, 300}) {
            var peaks = Peaks.ofWav(wav, parts);
            assertThat(peaks.caller()).hasSize(parts);
            assertThat(peaks.caller().stream().filter(peak -> peak == 100)).hasSize(1);
            assertThat((double) peaks.caller().indexOf(100)).isCloseTo(1.25 / 3 * parts, within(1.0));
        }
    }

    @Test
    void aShortRecordingHasNoMorePartsThanSteps() throws IOException {
        assertThat(Peaks.ofWav(wav(8000, new short[2 * 200]), 1000).caller()).hasSize(3);
        assertThat(Peaks.ofWav(wav(8000, new short[0]), 1000).caller()).isEmpty();
    }

    @Test
    void aSampleThatWasCutInHalfIsLeftOut() throws IOException {
        var peaks = Peaks.of(new ByteArrayInputStream(new byte[4 * 80 + 3]), 8000, 10);
        assertThat(peaks.millis()).isEqualTo(10);
    }

    @Test
    void whatIsNoWavFileIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("x.wav"), "no");
        assertThatThrownBy(() -> Peaks.ofWav(file, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x.wav");
    }

    private Path wav(int rate, short[] samples) throws IOException {
        var file = folder.resolve("call.wav");
        try (var wav = new StereoWav(file, rate)) {
            var bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asShortBuffer().put(samples);
            wav.append(bytes);
        }
        return file;
    }
}
