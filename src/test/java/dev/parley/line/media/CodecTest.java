package dev.parley.line.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.G711;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodecTest {
    @Test
    void linearSamplesTravelInEitherByteOrder() {
        var bytes = new byte[5];
        assertThat(Codec.linear(ByteOrder.BIG_ENDIAN).encode(new short[] {0x1234, -2}, bytes, 1))
                .isEqualTo(4);
        assertThat(bytes).containsExactly(0, 0x12, 0x34, 0xFF, 0xFE);
        Codec.linear(ByteOrder.LITTLE_ENDIAN).encode(new short[] {0x1234, -2}, bytes, 1);
        assertThat(bytes).containsExactly(0, 0x34, 0x12, 0xFE, 0xFF);
    }

    @Test
    void anOddByteAtTheEndOfLinearSamplesIsLeftOut() {
        byte[] payload = {0x12, 0x34, (byte) 0xFF, (byte) 0xFE, 0x55};
        assertThat(decoded(Codec.linear(ByteOrder.BIG_ENDIAN), payload, 5)).containsExactly(0x1234, -2);
        assertThat(decoded(Codec.linear(ByteOrder.LITTLE_ENDIAN), payload, 5)).containsExactly(0x3412, -257);
    }

    @ParameterizedTest
    @EnumSource
    void eitherLawComesBackWithinOneOfItsSteps(G711 law) {
        // both laws have steps of at most 1/16 of the value, and of 16 around zero
        var bytes = new byte[400];
        short[] samples = {0, 1000, -1000, 32_000, -32_000, 7};
        var decoded = decoded(Codec.of(law), bytes, Codec.of(law).encode(samples, bytes, 0));
        assertThat(decoded).hasSameSizeAs(samples);
        for (int i = 0; i < samples.length; i++) {
            assertThat(Math.abs(decoded[i] - samples[i])).isLessThanOrEqualTo(16 + Math.abs(samples[i]) / 16);
        }
    }

    @Test
    void g722GoesOnFromPayloadToPayload() {
        var codec = Codec.g722();
        var tone = new short[320];
        Arrays.fill(tone, (short) 4000);
        var bytes = new byte[160];
        short[] heard = {};
        for (int i = 0; i < 10; i++) {
            assertThat(codec.encode(tone, bytes, 0)).isEqualTo(160);
            heard = decoded(codec, bytes, 160);
        }
        assertThat(heard).hasSize(320);
        assertThat((int) heard[160]).isBetween(3900, 4100);
    }

    private static short[] decoded(Codec codec, byte[] payload, int length) {
        var samples = new short[codec.samples(length)];
        codec.decode(payload, length, samples, 0);
        return samples;
    }
}
