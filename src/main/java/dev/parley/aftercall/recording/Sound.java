package dev.parley.aftercall.recording;

import dev.parley.audio.Frame;
import dev.parley.journal.FfmpegRun;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file's sound as ffmpeg decodes it, frame by frame, 16 kHz, one or two channels. ffmpeg gets the one reader that the
 * file's first bytes ask for and may open nothing else. Blocks; for one thread. Closing it ends ffmpeg.
 */
final class Sound implements AutoCloseable {
    static final int RATE_HZ = 16_000;
    private static final int SAMPLES = RATE_HZ / 50;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Duration UNTIL_IT_HAS_COMPLAINED = Duration.ofSeconds(1);

    private final FfmpegRun run;
    private final int channels;
    private final byte[] buffer;

    private Sound(FfmpegRun run, int channels) {
        this.run = run;
        this.channels = channels;
        buffer = new byte[2 * channels * SAMPLES];
    }

    /** Throws {@link RefusedRecording} when this is no sound that can be read. @param longest nothing is decoded beyond */
    static Sound of(Path file, List<String> ffmpeg, Duration longest) throws IOException {
        var kind = Kind.of(head(file))
                .orElseThrow(() -> new RefusedRecording(
                        "is no recording: it is not webm, ogg, wav, mp3 or m4a, whatever its name says"));
        var arguments = new ArrayList<>(List.of("-protocol_whitelist", "file,pipe"));
        arguments.addAll(List.of("-f", kind.demuxer(), "-i", "file:" + file.toAbsolutePath()));
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-t", longest.toSeconds() + 1 + ""));
        arguments.addAll(List.of("-ar", RATE_HZ + "", "-c:a", "pcm_s16le", "-bitexact", "-f", "wav", "-"));
        var run = FfmpegRun.start(ffmpeg, arguments);
        try {
            return new Sound(run, channels(run));
        } catch (IOException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** 1 or 2. */
    int channels() {
        return channels;
    }

    /** The next 20 ms, a frame a channel, the last one padded with silence; empty at the end. */
    Optional<Frame[]> next() throws IOException {
        int read = run.output().readNBytes(buffer, 0, buffer.length);
        if (read < 2 * channels) {
            return Optional.empty();
        }
        java.util.Arrays.fill(buffer, read, buffer.length, (byte) 0);
        var sound = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var sides = new short[channels][SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            for (var side : sides) {
                side[i] = sound.get();
            }
        }
        var frames = new Frame[channels];
        for (int i = 0; i < channels; i++) {
            frames[i] = new Frame(sides[i], RATE_HZ);
        }
        return Optional.of(frames);
    }

    @Override
    public void close() throws IOException {
        run.close();
    }

    /** ffmpeg writes RIFF, then fmt and data; their sizes say nothing in a stream. */
    private static int channels(FfmpegRun run) throws IOException {
        var in = run.output();
        try {
            var start = exactly(in, 12);
            if (!new String(start, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")) {
                throw new RefusedRecording("holds no sound that can be decoded");
            }
            int channels = 0;
            for (var chunk = exactly(in, 8); !name(chunk).equals("data"); chunk = exactly(in, 8)) {
                var body = exactly(
                        in,
                        ByteBuffer.wrap(chunk, 4, 4)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getInt());
                channels = name(chunk).equals("fmt ") ? body[2] : channels;
            }
            if (channels < 1 || channels > 2) {
                throw new RefusedRecording("has " + channels + " channels; one or two can be told apart");
            }
            return channels;
        } catch (EOFException nothing) {
            throw new RefusedRecording("holds no sound that can be decoded" + complaint(run), nothing);
        }
    }

    private static byte[] exactly(InputStream in, int bytes) throws IOException {
        if (bytes < 0 || bytes > LONGEST_HEADER) {
            throw new EOFException("no chunk is that long");
        }
        var read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException("cut off");
        }
        return read;
    }

    private static String name(byte[] chunk) {
        return new String(chunk, 0, 4, StandardCharsets.ISO_8859_1);
    }

    /** Its end only: the beginning names the file. */
    private static String complaint(FfmpegRun run) throws IOException {
        try {
            run.ends(UNTIL_IT_HAS_COMPLAINED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var last = run.complaint()
                .lines()
                .reduce("", (a, b) -> b)
                .replaceFirst(".*: ", "")
                .strip();
        return last.isEmpty() ? "" : " (ffmpeg: " + last + ")";
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(Kind.HEAD);
            if (head.length == 0) {
                throw new RefusedRecording("is an empty file");
            }
            return head;
        }
    }
}
