package dev.parley.bench.engines;

import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What callers say, in a folder: {@code lines.txt} with a stretch of words a line, and {@code 0.wav}, {@code 1.wav}, … in
 * the same order, 8 kHz. Recognised one behind the other by their outlines, which costs a hundredth of a comparison of
 * spectra. Immutable.
 */
final class TaughtLines {
    private static final int SHORTEST = 10;
    private static final double LIKE_ENOUGH = 0.7;
    /** A few steps that are alike by chance say nothing. */
    private static final double LEAST_WORTH = 2;

    /** How far into a line its beginning may be missing. */
    private static final int TRIMMED = 4;

    /** How much of a line's end may be missing: it is heard until a little after its last voiced sound. */
    private static final int CLIPPED = 8;

    /** A line that is all there is likelier than the beginning of a longer one. */
    private static final double WHOLE = 1.2;

    private record Line(String words, Outline outline) {}

    private record Sound(String words, Pcm sound) {}

    /** A line that begins, or would have begun, at this step of what was heard. */
    private record Found(Line line, int start, double worth) {}

    private final List<Line> lines;
    private final float[] common;

    private TaughtLines(List<Sound> sounds) {
        common = Outline.common(
                sounds.stream().map(line -> Outline.of(line.sound())).toList());
        lines = sounds.stream()
                .map(line -> new Line(line.words(), Outline.of(line.sound()).beyond(common)))
                .toList();
    }

    static TaughtLines in(Path folder) throws IOException {
        return new TaughtLines(sounds(folder));
    }

    private static List<Sound> sounds(Path folder) throws IOException {
        var lines = new ArrayList<Sound>();
        for (var words : Files.readAllLines(folder.resolve("lines.txt"), StandardCharsets.UTF_8)) {
            var wav = Wav.read(Files.readAllBytes(folder.resolve(lines.size() + ".wav")));
            lines.add(new Sound(words, wav.mono()));
        }
        return lines;
    }

    /** What was said, as far as it was said; empty when none of the lines was. */
    String recognise(Pcm sound) {
        var heard = Outline.of(sound).beyond(common);
        var words = new ArrayList<String>();
        explain(heard, 0, heard.steps(), words);
        return String.join(" ", words);
    }

    private void explain(Outline heard, int from, int to, List<String> words) {
        if (to - from < SHORTEST) {
            return;
        }
        lines.stream()
                .flatMap(line -> best(line, heard, from, to).stream())
                .max(Comparator.comparingDouble(Found::worth))
                .ifPresent(found -> {
                    int end = found.start() + found.line().outline().steps();
                    explain(heard, from, Math.max(from, found.start()), words);
                    var part = upTo(found.line(), to - found.start());
                    if (!part.isEmpty()) {
                        words.add(part);
                    }
                    explain(heard, Math.min(to, end), to, words);
                });
    }

    private static Optional<Found> best(Line line, Outline heard, int from, int to) {
        var best = new Found(line, 0, 0);
        int steps = line.outline().steps();
        // only the end of what was heard may be the middle of a line
        int latest = to == heard.steps() ? to - Math.min(steps, 2 * SHORTEST) : to - steps;
        for (int start = from - TRIMMED; start <= latest + TRIMMED; start++) {
            double worth = worth(heard, line.outline(), start, Math.max(from, start), Math.min(to, start + steps));
            worth *= start + steps - CLIPPED <= to ? WHOLE : 1;
            best = worth > best.worth() ? new Found(line, start, worth) : best;
        }
        return Optional.of(best).filter(found -> found.worth() > LEAST_WORTH);
    }

    private static String upTo(Line line, int steps) {
        if (steps >= line.outline().steps() - CLIPPED) {
            return line.words();
        }
        int letters =
                line.words().length() * Math.max(0, steps) / line.outline().steps();
        return line.words().substring(0, Math.max(0, line.words().lastIndexOf(' ', letters)));
    }

    /** How long and how much alike both are where both are there; 0 when that is not much. */
    private static double worth(Outline heard, Outline line, int start, int from, int to) {
        int count = to - from;
        if (count < SHORTEST - TRIMMED) {
            return 0;
        }
        return Math.max(0, heard.likeness(from, line, from - start, count) - LIKE_ENOUGH) * count;
    }
}
