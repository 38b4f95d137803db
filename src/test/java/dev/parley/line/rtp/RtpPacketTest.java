package dev.parley.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets written down by hand after RFC 3550, section 5.1. */
class RtpPacketTest {
    private final RtpPacket packet = new RtpPacket();

    @Test
    void aPlainPacketIsRead() {
        assertThat(parse("80 00 ffff 00000140 deadbeef 01020304")).isTrue();
        assertThat(packet.marker()).isFalse();
        assertThat(packet.payloadType()).isZero();
        assertThat(packet.sequence()).isEqualTo(65_535);
        assertThat(packet.timestamp()).isEqualTo(320);
        assertThat(packet.ssrc()).isEqualTo(0xdeadbeef);
        assertThat(packet.payloadOffset()).isEqualTo(12);
        assertThat(packet.payloadLength()).isEqualTo(4);
    }

    @Test
    void markerAndPayloadTypeShareAByte() {
        assertThat(parse("80 88 0001 00000000 00000000 01")).isTrue();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(8);
    }

    @Test
    void contributingSourcesExtensionAndPaddingAreNoSound() {
        var sources = "11111111 22222222";
        var extension = "bede 0001 33333333";
        assertThat(parse("b2 00 0001 00000000 00000000" + sources + extension + "0a0b0c" + "000003"))
                .isTrue();
        assertThat(packet.payloadOffset()).isEqualTo(12 + 8 + 8);
        assertThat(packet.payloadLength()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                "80 00 0001 00000000 000000",
                "00 00 0001 00000000 00000000 01",
                "40 00 0001 00000000 00000000 01",
                "c0 00 0001 00000000 00000000 01",
                "82 00 0001 00000000 00000000 11111111",
                "90 00 0001 00000000 00000000 bede",
                "90 00 0001 00000000 00000000 bede 0002 33333333",
                "90 00 0001 00000000 00000000 bede ffff 33333333",
                "a0 00 0001 00000000 00000000 01020300",
                "a0 00 0001 00000000 00000000 01020305",
                "a0 00 0001 00000000 00000000"
            })
    void whatIsCutOffOrWrongIsRefused(String hex) {
        assertThat(parse(hex)).isFalse();
    }

    @Test
    void aPacketOfNothingButPaddingIsEmpty() {
        assertThat(parse("a0 00 0001 00000000 00000000 00000004")).isTrue();
        assertThat(packet.payloadLength()).isZero();
    }

    @Test
    void whatIsWrittenFollowsTheRfc() {
        var header = new byte[12];
        RtpPacket.writeHeader(header, 10, true, 0xABCD, 0x01020304, 0xF0E0D0C0);
        assertThat(HexFormat.of().formatHex(header)).isEqualTo("808aabcd01020304f0e0d0c0");
        RtpPacket.writeHeader(header, 0, false, 1, -1, 2);
        assertThat(HexFormat.of().formatHex(header)).isEqualTo("80000001ffffffff00000002");
    }

    @Test
    void randomBytesNeverLeadOutOfThePacket() {
        var random = new Random(11);
        var data = new byte[256];
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(data);
            data[0] = (byte) (data[0] & 0x3F | 0x80);
            int length = random.nextInt(data.length);
            if (packet.parse(data, length)) {
                assertThat(packet.payloadLength()).isNotNegative();
                assertThat(packet.payloadOffset()).isGreaterThanOrEqualTo(12);
                assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(length);
            }
        }
    }

    private boolean parse(String hex) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        // what lies behind the packet in the buffer belongs to another
        return packet.parse(Arrays.copyOf(bytes, 64), bytes.length);
    }
}
