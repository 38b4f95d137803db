package dev.parley.audio;

/**
 * Twenty milliseconds of one side of a call.
 *
 * @param samples signed 16-bit linear PCM, mono; never changed once it is in a frame
 * @param rateHz 8000 or 16000, so that {@code samples.length == rateHz / 50}
 */
public record Frame(short[] samples, int rateHz) {
    public static final int MILLIS = 20;
    private static final double FULL = 32768.0;
    private static final double LEAST = 1e-10;

    public Frame {
        if (samples.length != rateHz / 50) {
            throw new IllegalArgumentException(
                    "A frame at " + rateHz + " Hz has " + rateHz / 50 + " samples, not " + samples.length);
        }
    }

    /** Loudness in dBFS RMS, a full-scale square wave being 0; -100 for silence. */
    public double level() {
        return 10 * Math.log10(Math.max(LEAST, power()));
    }

    /** The mean square of the samples; 1 for a full-scale square wave. */
    public double power() {
        double sum = 0;
        for (short sample : samples) {
            sum += sample * sample;
        }
        return sum / samples.length / (FULL * FULL);
    }

    public static Frame silence(int rateHz) {
        return new Frame(new short[rateHz / 50], rateHz);
    }
}
