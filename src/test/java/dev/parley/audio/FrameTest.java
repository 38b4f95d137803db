package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void loudnessIsInDecibelsBelowFullScale() {
        assertThat(Frame.silence(8000).level()).isEqualTo(-100);
        assertThat(square((short) -32768).level()).isCloseTo(0, within(1e-9));
        assertThat(square((short) 3277).level()).isCloseTo(-20, within(0.01));
        assertThat(square((short) 16384).power()).isCloseTo(0.25, within(1e-9));
    }

    private static Frame square(short amplitude) {
        var samples = new short[320];
        Arrays.fill(samples, amplitude);
        return new Frame(samples, 16_000);
    }
}
