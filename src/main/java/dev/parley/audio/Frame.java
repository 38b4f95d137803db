package dev.parley.audio;

/**
 * Twenty milliseconds of one side of a call.
 *
 * @param samples signed 16-bit linear PCM, mono; never changed once it is in a frame
 * @param rateHz 8000 or 16000, so that {@code samples.length == rateHz / 50}
 */
public record Frame(short[] samples, int rateHz) {
    public static final int MILLIS = 20;

    public Frame {
        if (samples.length != rateHz / 50) {
            throw new IllegalArgumentException(
                    "A frame at " + rateHz + " Hz has " + rateHz / 50 + " samples, not " + samples.length);
        }
    }

    public static Frame silence(int rateHz) {
        return new Frame(new short[rateHz / 50], rateHz);
    }
}
