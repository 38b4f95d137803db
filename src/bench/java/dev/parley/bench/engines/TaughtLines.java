package dev.parley.bench.engines;

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
 * the same order. Recognised one behind the other by how their loudness runs, in steps of 20 ms, which costs a
 * hundredth of a comparison of spectra. Immutable.
 */
final class TaughtLines {
    private static final int STEP_MILLIS = 20;
    private static final int SHORTEST = 10;
    private static final double LIKE_ENOUGH = 0.7;
    /** How far into a stretch its beginning may be missing. */
    private static final int LATE = 4;
    /** What rises above the background by less than this is background. */
    private static final float FAINT = 0.9F;

    private record Line(String words, float[] loudness) {}

    /** A line that begins, or would have begun, at this step of what was heard. */
    private record Found(Line line, int start, double worth) {}

    private final List<Line> lines;

    private TaughtLines(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    static TaughtLines in(Path folder) throws IOException {
        var lines = new ArrayList<Line>();
        for (var words : Files.readAllLines(folder.resolve("lines.txt"), StandardCharsets.UTF_8)) {
            var wav = Wav.read(Files.readAllBytes(folder.resolve(lines.size() + ".wav")));
            lines.add(new Line(words, loudness(wav.channels()[0], wav.rateHz())));
        }
        return new TaughtLines(lines);
    }

    /** What was said, as far as it was said; empty when none of the lines was. */
    String recognise(short[] sound, int rateHz) {
        var heard = loudness(sound, rateHz);
        var words = new ArrayList<String>();
        explain(heard, 0, heard.length, words);
        return String.join(" ", words);
    }

    private void explain(float[] heard, int from, int to, List<String> words) {
        if (to - from < SHORTEST) {
            return;
        }
        lines.stream()
                .flatMap(line -> best(line, heard, from, to).stream())
                .max(Comparator.comparingDouble(Found::worth))
                .ifPresent(found -> {
                    int end = found.start() + found.line().loudness().length;
                    explain(heard, from, Math.max(from, found.start()), words);
                    var part = upTo(found.line(), to - found.start());
                    if (!part.isEmpty()) {
                        words.add(part);
                    }
                    explain(heard, Math.min(to, end), to, words);
                });
    }

    private static Optional<Found> best(Line line, float[] heard, int from, int to) {
        var best = new Found(line, 0, 0);
        for (int start = from - LATE; start <= to - SHORTEST; start++) {
            double worth = worth(heard, line.loudness(), start, Math.max(from, start), to);
            best = worth > best.worth() ? new Found(line, start, worth) : best;
        }
        return Optional.of(best).filter(found -> found.worth() > 0);
    }

    private static String upTo(Line line, int steps) {
        // the last sounds of a line are softer than what ends a turn
        if (steps >= line.loudness().length - LATE) {
            return line.words();
        }
        int letters = line.words().length() * Math.max(0, steps) / line.loudness().length;
        return line.words().substring(0, Math.max(0, line.words().lastIndexOf(' ', letters)));
    }

    /** How long and how much alike both are where both are there; 0 when that is not much. */
    private static double worth(float[] heard, float[] line, int start, int from, int to) {
        int end = Math.min(to, start + line.length);
        int count = end - from;
        if (count < Math.min(SHORTEST, line.length - LATE)) {
            return 0;
        }
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        for (int i = from; i < end; i++) {
            double a = heard[i];
            double b = line[i - start];
            sumA += a;
            sumB += b;
            sumAa += a * a;
            sumBb += b * b;
            sumAb += a * b;
        }
        double spreadOfHeard = sumAa - sumA * sumA / count;
        double spread = Math.sqrt(spreadOfHeard * (sumBb - sumB * sumB / count));
        boolean faint = spreadOfHeard / count < FAINT * FAINT / 4;
        double likeness = spread <= 0 || faint ? 0 : (sumAb - sumA * sumB / count) / spread;
        return Math.max(0, likeness - LIKE_ENOUGH) * count;
    }

    private static float[] loudness(short[] samples, int rateHz) {
        int step = rateHz * STEP_MILLIS / 1000;
        var steps = new float[samples.length / step];
        for (int i = 0; i < steps.length; i++) {
            double sum = 0;
            for (int j = i * step; j < (i + 1) * step; j++) {
                sum += (double) samples[j] * samples[j];
            }
            steps[i] = (float) Math.log1p(Math.sqrt(sum / step) / 100);
        }
        return steps;
    }
}
