package dev.parley.audio;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The coefficients of a low-pass that changes the rate by up/down: a sinc under a Kaiser window, taken apart into one
 * short filter for each place an output sample can have between two input samples. Immutable, shared by all streams.
 */
final class PolyphaseFilter {
    private static final int LOWEST_HZ = 4_000;
    private static final int HIGHEST_HZ = 192_000;
    private static final double STOP_BAND_DB = 72;
    /** Rounding to them leaves the stop band 62 dB down. */
    private static final int FRACTION_BITS = 14;

    private static final int ONE = 1 << FRACTION_BITS;
    private static final double PASS_BAND = 0.85;
    /** Kaiser's formula for the window's shape above 50 dB. */
    private static final double BETA = 0.1102 * (STOP_BAND_DB - 8.7);

    private static final Map<Long, PolyphaseFilter> KNOWN = new ConcurrentHashMap<>();

    private final int up;
    private final int down;
    private final int taps;
    /** In 16384ths. */
    private final int[] coefficients;

    private PolyphaseFilter(int fromHz, int toHz) {
        int divisor = greatestCommonDivisor(fromHz, toHz);
        up = toHz / divisor;
        down = fromHz / divisor;
        double stop = Math.min(fromHz, toHz) / 2.0 / fromHz;
        double width = stop * (1 - PASS_BAND);
        // Kaiser's formula for the length, rounded up to an even number
        taps = 2 * (int) Math.ceil((STOP_BAND_DB - 7.95) / (2 * 14.36 * width));
        coefficients = new int[up * taps];
        for (int phase = 0; phase < up; phase++) {
            design(phase, stop - width / 2);
        }
    }

    static PolyphaseFilter between(int fromHz, int toHz) {
        if (Math.min(fromHz, toHz) < LOWEST_HZ || Math.max(fromHz, toHz) > HIGHEST_HZ) {
            throw new AudioException("Sound at " + fromHz + " Hz cannot be made " + toHz
                    + " Hz: rates from 4000 to 192000 Hz can be converted.");
        }
        return KNOWN.computeIfAbsent((long) fromHz << 32 | toHz, key -> new PolyphaseFilter(fromHz, toHz));
    }

    int up() {
        return up;
    }

    int down() {
        return down;
    }

    /** Input samples that make one output sample: half of them, and one, lie at or before its moment. */
    int taps() {
        return taps;
    }

    /**
     * One output sample. Whole numbers, since only their sums are added in any order and so several at once by the JIT;
     * the coefficients' absolute values sum up to less than 4, so that nothing overflows.
     */
    short apply(int phase, int[] samples, int first) {
        int sum = ONE / 2;
        int base = phase * taps;
        for (int i = 0; i < taps; i++) {
            sum += coefficients[base + i] * samples[first + i];
        }
        return (short) Math.clamp(sum >> FRACTION_BITS, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private void design(int phase, double cutoff) {
        double sum = 0;
        var row = new double[taps];
        for (int i = 0; i < taps; i++) {
            double offset = i - taps / 2 - (double) phase / up;
            row[i] = sinc(2 * cutoff * offset) * kaiser(offset / (taps / 2.0));
            sum += row[i];
        }
        for (int i = 0; i < taps; i++) {
            coefficients[phase * taps + i] = (int) Math.round(row[i] / sum * ONE);
        }
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** The modified Bessel function of the first kind and order zero, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x / 2 / k * (x / 2 / k);
            sum += term;
        }
        return sum;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
