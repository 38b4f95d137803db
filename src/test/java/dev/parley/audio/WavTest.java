package dev.parley.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
    private static final short[] SAMPLES = {1, -2, 3, 32767, -32768, 0};

    @Test
    void writesTheBytesThatTheFormatPrescribes() {
        assertThat(Wav.write(new Pcm(new short[] {1, -2}, 8000)))
                .isEqualTo(HexFormat.of()
                        .parseHex("52494646" + "28000000" + "57415645" + "666d7420" + "10000000" + "0100" + "0100"
                                + "401f0000" + "803e0000" + "0200" + "1000" + "64617461" + "04000000" + "0100"
                                + "feff"));
    }

    @Test
    void readsWhatItWrites() {
        var wav = Wav.read(new Wav(new short[][] {{1, 2, 3}, {-1, -2, -3}}, 16000).write());
        assertThat(wav.rateHz()).isEqualTo(16000);
        assertThat(wav.channels()).isDeepEqualTo(new short[][] {{1, 2, 3}, {-1, -2, -3}});
    }

    @Test
    void channelsAreMixedToOne() {
        var wav = new Wav(new short[][] {{32767, -32768, 100}, {32767, -32768, -100}}, 8000);
        assertThat(wav.mono().samples()).containsExactly(32767, -32768, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 0x7FFFF000})
    void aSizeThatAStreamingWriterLeftOpenMeansToTheEnd(int size) {
        var file = file(chunk("fmt ", format(1, 1, 16)), header("data", size), samples());
        assertThat(Wav.read(file).mono().samples()).isEqualTo(SAMPLES);
    }

    @Test
    void readsTheStreamedHeaderOfEspeak() {
        // as `espeak-ng --stdout` writes it
        var header = HexFormat.of()
                .parseHex("5249464624f0ff7f57415645666d7420" + "10000000010001002256000044ac0000"
                        + "020010006461746100f0ff7f");
        var wav = Wav.read(joined(header, samples()));
        assertThat(wav.rateHz()).isEqualTo(22050);
        assertThat(wav.mono().samples()).isEqualTo(SAMPLES);
    }

    @Test
    void skipsChunksItDoesNotKnowAndTheirPadding() {
        var file = file(
                chunk("LIST", new byte[7]),
                new byte[1],
                chunk("fmt ", format(1, 1, 16)),
                chunk("fact", new byte[4]),
                chunk("data", samples()),
                chunk("id3 ", new byte[9]));
        assertThat(Wav.read(file).mono().samples()).isEqualTo(SAMPLES);
    }

    @Test
    void readsTheExtensibleFormat() {
        var extensible = Arrays.copyOf(format(0xFFFE, 2, 16), 40);
        extensible[24] = 1;
        var file = file(chunk("fmt ", extensible), chunk("data", samples()));
        assertThat(Wav.read(file).channels()).isDeepEqualTo(new short[][] {{1, 3, -32768}, {-2, 32767, 0}});
    }

    @Test
    void aFileThatIsCutOffGivesWhatIsThere() {
        var file = Wav.write(new Pcm(SAMPLES, 8000));
        assertThat(Wav.read(Arrays.copyOf(file, file.length - 3)).mono().samples())
                .containsExactly(1, -2, 3, 32767);
    }

    @Test
    void soundOfAnotherKindIsNamed() {
        assertThatThrownBy(() -> Wav.read(file(chunk("fmt ", format(3, 1, 32)), chunk("data", samples()))))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("format 3")
                .hasMessageContaining("32 bits");
        assertThatThrownBy(() -> Wav.read(file(chunk("fmt ", format(1, 6, 16)), chunk("data", samples()))))
                .hasMessageContaining("6 channels");
    }

    @Test
    void garbageIsRefusedWithASentence() {
        assertThatThrownBy(() -> Wav.read("<html>502 Bad Gateway</html>".getBytes(ISO_8859_1)))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("not a WAV file");
        assertThatThrownBy(() -> Wav.read(new byte[0])).hasMessageContaining("not a WAV file");
        assertThatThrownBy(() -> Wav.read(file(chunk("fmt ", format(1, 1, 16)))))
                .hasMessageContaining("no sound");
        assertThatThrownBy(() -> Wav.read(file(chunk("data", samples())))).hasMessageContaining("format");
        assertThatThrownBy(() -> Wav.read(file(header("fmt ", 16), new byte[4])))
                .hasMessageContaining("cut off");
    }

    @Test
    void anyDamageEndsInASentenceOrInSound() {
        var whole = new Wav(new short[][] {SAMPLES, SAMPLES}, 8000).write();
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Wav.read(damaged).mono().samples().length).isLessThanOrEqualTo(2 * SAMPLES.length);
            } catch (AudioException e) {
                assertThat(e).hasMessageEndingWith(".");
            }
        }
    }

    private static byte[] format(int kind, int channels, int bits) {
        return little(16)
                .putShort((short) kind)
                .putShort((short) channels)
                .putInt(8000)
                .putInt(8000 * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .array();
    }

    private static byte[] samples() {
        var bytes = little(2 * SAMPLES.length);
        for (short sample : SAMPLES) {
            bytes.putShort(sample);
        }
        return bytes.array();
    }

    private static byte[] chunk(String name, byte[] content) {
        return joined(header(name, content.length), content);
    }

    private static byte[] header(String name, int size) {
        return little(8).put(name.getBytes(ISO_8859_1)).putInt(size).array();
    }

    private static byte[] file(byte[]... chunks) {
        var content = joined(chunks);
        return joined(header("RIFF", content.length + 4), "WAVE".getBytes(ISO_8859_1), content);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
