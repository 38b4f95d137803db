package dev.parley.demo.whisper;

import dev.parley.audio.Pcm;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sentence that was taught: how it sounds, without the silence around it, and its words, each given a share of the
 * time by its length. Immutable.
 *
 * @param coarse the directions of its frames, coarsely
 * @param directions of its frames
 * @param voiced how many frames of speech it has
 */
record Utterance(String text, Spectrogram sound, float[][] coarse, float[][] directions, int voiced) {
    /** So much may be missing at the start or the end, and the sentence still counts as whole. */
    private static final int EDGE_FRAMES = 15;

    static Utterance of(String text, Pcm sound) {
        var spectrogram = Spectrogram.of(sound).trimmed();
        return new Utterance(
                text.strip(), spectrogram, spectrogram.coarse(), spectrogram.directions(), spectrogram.voicedFrames());
    }

    int frames() {
        return sound.frames();
    }

    boolean isWhole(int from, int to) {
        return from <= EDGE_FRAMES && to >= frames() - EDGE_FRAMES;
    }

    /** The words of which at least half lies between two frames. */
    String wordsBetween(int from, int to) {
        if (isWhole(from, to)) {
            return text;
        }
        double begin = from <= EDGE_FRAMES ? 0 : (double) from / frames();
        double end = to >= frames() - EDGE_FRAMES ? 1 : (double) to / frames();
        var words = List.of(text.split("\\s+"));
        var middles = middles(words);
        return IntStream.range(0, words.size())
                .filter(i -> middles[i] >= begin && middles[i] <= end)
                .mapToObj(words::get)
                .collect(Collectors.joining(" "));
    }

    /** Where each word has its middle, as a share of the whole. */
    private static double[] middles(List<String> words) {
        double total = words.stream().mapToInt(word -> word.length() + 1).sum();
        var middles = new double[words.size()];
        double begin = 0;
        for (int i = 0; i < middles.length; i++) {
            double share = (words.get(i).length() + 1) / total;
            middles[i] = begin + share / 2;
            begin += share;
        }
        return middles;
    }
}
