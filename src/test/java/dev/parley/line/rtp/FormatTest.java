package dev.parley.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {
    @Test
    void payloadTypesAreTheStaticOnesThatAsteriskForwards() {
        assertThat(Format.ULAW.payloadType()).isEqualTo(0);
        assertThat(Format.ALAW.payloadType()).isEqualTo(8);
        assertThat(Format.SLIN.payloadType()).isEqualTo(10);
    }

    @Test
    void linearSamplesTravelInNetworkByteOrder() {
        var bytes = new byte[5];
        assertThat(Format.SLIN.codec().encode(new short[] {0x1234, -2}, bytes, 1))
                .isEqualTo(4);
        assertThat(bytes).containsExactly(0, 0x12, 0x34, 0xFF, 0xFE);
        assertThat(Format.SLIN.codec().decode(new byte[] {0x12, 0x34, (byte) 0xFF, (byte) 0xFE, 0x55}, 5))
                .containsExactly(0x1234, -2);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsEncodedIsDecoded(Format format) {
        // both laws have steps of at most 1/16 of the value, and of 16 around zero
        var bytes = new byte[400];
        short[] samples = {0, 1000, -1000, 32_000, -32_000, 7};
        int length = format.codec().encode(samples, bytes, 0);
        var decoded = format.codec().decode(bytes, length);
        assertThat(decoded).hasSameSizeAs(samples);
        for (int i = 0; i < samples.length; i++) {
            assertThat(Math.abs(decoded[i] - samples[i])).isLessThanOrEqualTo(16 + Math.abs(samples[i]) / 16);
        }
    }
}
