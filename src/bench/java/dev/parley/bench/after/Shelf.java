package dev.parley.bench.after;

import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recordings of two channels, caller left and agent right, held in memory by the name of their kind. Immutable. */
public final class Shelf {
    /** As telephone systems deliver them: three of five are WAV. */
    public static final List<String> KINDS = List.of("wav", "webm", "wav", "ogg", "wav");

    private static final int RATE_HZ = 8_000;
    private static final int PAUSE = RATE_HZ / 2;

    private final Map<String, Buffer> recordings;

    private Shelf(Map<String, Buffer> recordings) {
        this.recordings = recordings;
    }

    /**
     * Makes one recording of each kind, and a short one ({@code short.wav}).
     *
     * @param lines 8 kHz, said in turns, again and again
     * @param ffmpeg how to run it
     * @param folder for files on their way; they are gone afterwards
     */
    public static Shelf of(List<Pcm> lines, int seconds, List<String> ffmpeg, Path folder) throws IOException {
        var wav = dialogue(lines, seconds);
        var recordings =
                new HashMap<>(Map.of("wav", Buffer.buffer(wav), "short.wav", Buffer.buffer(dialogue(lines, 6))));
        var source = Files.write(folder.resolve("dialogue.wav"), wav);
        for (var kind : List.of("webm", "ogg")) {
            recordings.put(kind, Buffer.buffer(opus(source, kind, ffmpeg)));
        }
        Files.delete(source);
        return new Shelf(Map.copyOf(recordings));
    }

    Optional<Buffer> recording(String kind) {
        return Optional.ofNullable(recordings.get(kind));
    }

    private static byte[] dialogue(List<Pcm> lines, int seconds) {
        var sides = new short[2][seconds * RATE_HZ];
        for (int at = PAUSE, line = 0; at < sides[0].length; line++) {
            var said = lines.get(line % lines.size()).samples();
            int fits = Math.min(said.length, sides[0].length - at);
            System.arraycopy(said, 0, sides[line % 2], at, fits);
            at += said.length + PAUSE;
        }
        return new Wav(sides, RATE_HZ).write();
    }

    private static byte[] opus(Path source, String kind, List<String> ffmpeg) throws IOException {
        var into = source.resolveSibling("dialogue." + kind);
        var command = new ArrayList<>(ffmpeg);
        command.addAll(List.of("-nostdin", "-v", "error", "-y", "-i", source.toString()));
        command.addAll(List.of("-c:a", "libopus", "-b:a", "32k", "-f", kind, into.toString()));
        var process = new ProcessBuilder(command).inheritIO().start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("ffmpeg could not make a recording of the kind " + kind);
        }
        var bytes = Files.readAllBytes(into);
        Files.delete(into);
        return bytes;
    }
}
