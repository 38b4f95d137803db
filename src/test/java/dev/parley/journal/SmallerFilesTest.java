package dev.parley.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.demo.asterisk.PrivatePrograms;
import dev.parley.demo.asterisk.TestSurroundings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real ffmpeg, and with programs in its place that fail. */
class SmallerFilesTest {
    private static final int RATE = 8000;
    /** 60 ms of 1 kHz, at these times in ms. */
    private static final int CALLER_AT = 1000;

    private static final int AGENT_AT = 2500;
    private static final int LENGTH = 3720;

    @TempDir
    Path folder;

    @Test
    void theOggFilePlaysAsLongAndBothSidesStayWhereTheyWere() throws Exception {
        var wav = wav();
        var ffmpeg = ffmpeg(real());
        var ogg = new SmallerFiles(ffmpeg).of(wav);
        assertThat(ogg).isEqualTo(folder.resolve("call.ogg"));
        assertThat(OggOpus.length(ogg).toMillis()).isCloseTo(LENGTH, within(1L));
        assertThat(Files.size(ogg)).isLessThan(Files.size(wav) / 3);
        try (var sound = ffmpeg.decoded(ogg)) {
            var bytes = sound.output().readAllBytes();
            assertThat(beginsAt(bytes, 0)).isCloseTo(CALLER_AT, within(5));
            assertThat(beginsAt(bytes, 1)).isCloseTo(AGENT_AT, within(5));
        }
        try (var sound = ffmpeg.decoded(ogg)) {
            var peaks = Peaks.of(sound.output(), RATE, 93); // 40 ms each
            assertThat(peaks.caller().indexOf(Collections.max(peaks.caller()))).isIn(25, 26);
            assertThat(peaks.agent().indexOf(Collections.max(peaks.agent()))).isIn(62, 63);
        }
        assertThat(names()).containsExactlyInAnyOrder("call.ogg", "call.wav");
    }

    @Test
    void aProgramThatFailsLeavesTheWavFileAndNothingElse() throws Exception {
        keepsTheWav("echo broken >&2; exit 3");
    }

    /** A pipe takes 64 kB before whoever writes has to wait for somebody to read. */
    @Test
    void aProgramThatComplainsAtLengthIsNotHeldUp() throws Exception {
        var loud = "i=0; while [ $i -lt 3000 ]; do echo 'a complaint of some fifty characters or thereabouts' >&2;"
                + " i=$((i+1)); done; ";
        var heard = program("heard.sh", loud + "printf abcd");
        var failing = program("failing.sh", loud + "exit 3");
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            try (var sound = heard.decoded(folder.resolve("call.ogg"))) {
                assertThat(sound.output().readAllBytes()).containsExactly('a', 'b', 'c', 'd');
            }
            assertThatIOException()
                    .isThrownBy(() -> failing.opus(wav(), folder.resolve("call.ogg")))
                    .withMessageContaining("exit code 3")
                    .withMessageContaining("a complaint of some fifty characters");
        });
    }

    @Test
    void whatIsNoOggOrTooShortIsNotTaken() throws Exception {
        keepsTheWav("for last; do :; done; echo nonsense > $last");
        var ogg = new SmallerFiles(ffmpeg(real())).of(wav());
        Files.move(ogg, folder.resolve("whole"));
        var half = Files.size(folder.resolve("whole")) / 2;
        keepsTheWav("for last; do :; done; head -c " + half + " " + folder.resolve("whole") + " > $last");
    }

    @Test
    void aProgramThatIsNotThereLeavesTheWavFile() throws Exception {
        var wav = wav();
        assertThat(new SmallerFiles(ffmpeg(List.of("/no/such/ffmpeg"))).of(wav)).isEqualTo(wav);
    }

    private void keepsTheWav(String script) throws IOException {
        var program = Files.writeString(folder.resolve("ffmpeg.sh"), script);
        var wav = wav();
        assertThat(new SmallerFiles(ffmpeg(List.of("/bin/sh", program.toString()))).of(wav))
                .isEqualTo(wav)
                .exists();
        assertThat(names()).noneMatch(name -> name.endsWith(".part") || name.endsWith(".ogg"));
    }

    private Ffmpeg program(String name, String script) throws IOException {
        var file = Files.writeString(folder.resolve(name), script);
        return ffmpeg(List.of("/bin/sh", file.toString()));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("call"))
                    .toList();
        }
    }

    private List<String> real() {
        var key = new PrivatePrograms().start(new TestSurroundings(folder)).get("parley.ffmpeg.command");
        return Optional.ofNullable(key)
                .map(command -> List.of(command.split(",")))
                .orElse(List.of("ffmpeg"));
    }

    private static Ffmpeg ffmpeg(List<String> command) {
        return new Ffmpeg(() -> command);
    }

    private Path wav() throws IOException {
        var samples = new short[LENGTH * RATE / 1000 * 2];
        tone(samples, CALLER_AT, 0);
        tone(samples, AGENT_AT, 1);
        var file = folder.resolve("call.wav");
        try (var wav = new StereoWav(file, RATE)) {
            var bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asShortBuffer().put(samples);
            wav.append(bytes);
        }
        return file;
    }

    private static void tone(short[] samples, int at, int side) {
        for (int i = 0; i < 60 * RATE / 1000; i++) {
            samples[2 * (at * RATE / 1000 + i) + side] = (short) (12_000 * Math.sin(2 * Math.PI * 1000 * i / RATE));
        }
    }

    /** In ms: where one side is first as loud as a quarter of the tone. */
    private static int beginsAt(byte[] bytes, int side) {
        for (int i = side; i < bytes.length / 2; i += 2) {
            int sample = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
            if (Math.abs(sample) > 3000) {
                return i / 2 * 1000 / RATE;
            }
        }
        throw new AssertionError("side " + side + " is silent");
    }
}
