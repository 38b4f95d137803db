package dev.parley.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void payloadTypesAreTheStaticOnesThatAsteriskForwards() {
        assertThat(Format.ULAW.payloadType()).isEqualTo(0);
        assertThat(Format.ALAW.payloadType()).isEqualTo(8);
        assertThat(Format.G722.payloadType()).isEqualTo(9);
        assertThat(Format.SLIN.payloadType()).isEqualTo(10);
    }

    @Test
    void theClockOfG722CountsHalfOfItsSamples() {
        assertThat(Format.G722.rateHz()).isEqualTo(16_000);
        assertThat(Format.G722.clockHz()).isEqualTo(8_000);
    }

    @Test
    void linearSamplesTravelInNetworkByteOrder() {
        var bytes = new byte[4];
        Format.SLIN.codec().encode(new short[] {0x1234, -2}, bytes, 0);
        assertThat(bytes).containsExactly(0x12, 0x34, 0xFF, 0xFE);
    }
}
