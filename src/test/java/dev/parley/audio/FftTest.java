package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 512, 1024})
    void everyBinIsWhatTheDefinitionSays(int size) {
        var random = new Random(size);
        var samples = new double[size];
        var real = new float[size / 2 + 1];
        var imaginary = new float[size / 2 + 1];
        for (int i = 0; i < size; i++) {
            samples[i] = random.nextGaussian();
            (i % 2 == 0 ? real : imaginary)[i / 2] = (float) samples[i];
        }
        new Fft(size).transform(real, imaginary);
        for (int bin = 0; bin <= size / 2; bin++) {
            double cosines = 0;
            double sines = 0;
            for (int i = 0; i < size; i++) {
                cosines += samples[i] * Math.cos(2 * Math.PI * bin * i / size);
                sines -= samples[i] * Math.sin(2 * Math.PI * bin * i / size);
            }
            assertThat((double) real[bin]).as("bin %d", bin).isCloseTo(cosines, within(1e-4 * size));
            assertThat((double) imaginary[bin]).as("bin %d", bin).isCloseTo(sines, within(1e-4 * size));
        }
    }
}
