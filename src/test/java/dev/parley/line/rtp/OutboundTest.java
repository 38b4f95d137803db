package dev.parley.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audio.Frame;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboundTest {
    private static final Frame SOUND = new Frame(new short[160], 8000);
    private final Outbound outbound = new Outbound(Format.ALAW);

    @Test
    void afterAStandstillTheTimestampGoesOnWithTheClockAndTheSequenceHasNoGap() {
        outbound.packet(SOUND, 1);
        var before = copy(outbound.packet(SOUND, 1));
        var after = copy(outbound.packet(SOUND, 50));
        assertThat(after.getInt(4) - before.getInt(4)).isEqualTo(50 * 160);
        assertThat((short) (after.getShort(2) - before.getShort(2))).isEqualTo((short) 1);
        assertThat(after.get(1) & 0x80).isEqualTo(0x80);
        assertThat(before.get(1) & 0x80).isZero();
    }

    @Test
    void theSequenceWrapsAndTheSourceStays() {
        int first = outbound.packet(SOUND, 1).getShort(2) & 0xFFFF;
        int source = outbound.packet(SOUND, 1).getInt(8);
        for (int i = 2; i <= 70_000; i++) {
            var packet = outbound.packet(SOUND, 1);
            assertThat(packet.getShort(2) & 0xFFFF).isEqualTo((first + i) % 65_536);
            assertThat(packet.getInt(8)).isEqualTo(source);
        }
    }

    @Test
    void aFrameOfAnotherRateIsRefusedWithASentence() {
        assertThatThrownBy(() -> outbound.packet(Frame.silence(16_000), 1))
                .hasMessageContaining("8000 Hz")
                .hasMessageContaining("16000 Hz");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAllocatedForAPacket(Format format) {
        var outbound = new Outbound(format);
        var sound = new Frame(new short[format.rateHz() / 50], format.rateHz());
        outbound.packet(sound, 1);
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        thread.getCurrentThreadAllocatedBytes();
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            outbound.packet(sound, 1);
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }

    private static ByteBuffer copy(ByteBuffer packet) {
        return ByteBuffer.allocate(packet.remaining()).put(packet.duplicate());
    }
}
