package dev.parley.audio;

/**
 * A stretch of sound of any length.
 *
 * @param samples signed 16-bit linear PCM, mono; never changed once it is in here
 * @param rateHz samples per second
 */
public record Pcm(short[] samples, int rateHz) {
    public int millis() {
        return (int) (samples.length * 1000L / rateHz);
    }
}
