package dev.parley.bench.engines;

/**
 * A stretch of words in a voice.
 *
 * @param voice of espeak-ng
 * @param speed words a minute
 */
public record Spoken(String words, String voice, int speed) {
    public static Spoken plainly(String words) {
        return new Spoken(words, "en-gb", 165);
    }
}
