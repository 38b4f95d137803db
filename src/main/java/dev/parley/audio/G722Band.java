package dev.parley.audio;

/**
 * The adaptive predictor and the step size of one half of the spectrum (ITU-T G.722, blocks 2 to 4 of either band).
 * Encoder and decoder keep the same one in step: it sees nothing but what was transmitted. All values are 16-bit
 * words, as the recommendation has them, whatever the int they are kept in could hold.
 */
final class G722Band {
    private static final int ZEROS = 6;
    /** 2^(i/32) in steps of 1/2048: the antilogarithm of the step size. */
    private static final int[] ANTILOG = new int[32];

    static {
        for (int i = 0; i < ANTILOG.length; i++) {
            ANTILOG[i] = (int) (2048 * Math.pow(2, i / 32.0) + 0.5);
        }
    }

    private final int shift;
    private final int largest;
    private final int[] zeros = new int[ZEROS];
    /** Twice the last six differences, the latest first. */
    private final int[] differences = new int[ZEROS];

    private int pole1;
    private int pole2;
    /** Twice the last sample, as the decoder knows it. */
    private int reconstructed1;

    private int partial1;
    private int partial2;
    private int logStep;
    private int step;
    private int zeroPart;
    private int prediction;

    /** @param shift scales the step size, {@code largest} bounds its logarithm; both differ between the bands */
    private G722Band(int shift, int largest, int step) {
        this.shift = shift;
        this.largest = largest;
        this.step = step;
    }

    static G722Band lower() {
        return new G722Band(8, 18_432, 32);
    }

    static G722Band higher() {
        return new G722Band(10, 22_528, 8);
    }

    /** What the next sample is expected to be. */
    int prediction() {
        return prediction;
    }

    /** The quantiser's step size. */
    int step() {
        return step;
    }

    /**
     * Takes in the sample that was transmitted.
     *
     * @param difference between it and the prediction, as the decoder knows it
     * @param weight how much its code changes the logarithm of the step size
     */
    void adapt(int difference, int weight) {
        logStep = Math.max(0, Math.min((logStep * 127 >> 7) + weight, largest));
        int down = shift - (logStep >> 11);
        int antilog = ANTILOG[logStep >> 6 & 31];
        step = (down < 0 ? antilog << -down : antilog >> down) << 2;
        predict(difference);
    }

    private void predict(int difference) {
        int reconstructed = saturated(2 * saturated(prediction + difference));
        adaptPoles(saturated(zeroPart + difference));
        zeroPart = adaptZeros(difference);
        int poles = (pole1 * reconstructed >> 15) + (pole2 * reconstructed1 >> 15);
        reconstructed1 = reconstructed;
        prediction = saturated(saturated(poles) + zeroPart);
    }

    /** Two poles, moved by the signs of the last three partial reconstructions and kept stable. */
    private void adaptPoles(int partial) {
        // all ones where two signs differ, else nothing
        int unlikeLast = (partial ^ partial1) >> 31;
        int unlikeBefore = (partial ^ partial2) >> 31;
        int four = saturated(4 * pole1);
        int turn = Math.min((four ^ ~unlikeLast) - ~unlikeLast, Short.MAX_VALUE);
        int second = (turn >> 7) + ((128 ^ unlikeBefore) - unlikeBefore) + (pole2 * 127 >> 7);
        pole2 = Math.max(-12_288, Math.min(second, 12_288));
        int limit = 15_360 - pole2;
        int first = ((192 ^ unlikeLast) - unlikeLast) + (pole1 * 255 >> 8);
        pole1 = Math.max(-limit, Math.min(first, limit));
        partial2 = partial1;
        partial1 = partial;
    }

    /** Six zeros, moved by the signs of the last six differences; gives their share of the next prediction. */
    private int adaptZeros(int difference) {
        int move = difference == 0 ? 0 : 128;
        int doubled = saturated(2 * difference);
        int later = doubled;
        int sum = 0;
        for (int i = 0; i < ZEROS; i++) {
            int earlier = differences[i];
            int unlike = (earlier ^ doubled) >> 31;
            // cannot overflow: 255/256 of the largest leaves room for the move
            int zero = (zeros[i] * 255 >> 8) + ((move ^ unlike) - unlike);
            zeros[i] = zero;
            differences[i] = later;
            sum += zero * later >> 15;
            later = earlier;
        }
        return saturated(sum);
    }

    static int saturated(int value) {
        return value == (short) value ? value : value >> 31 ^ Short.MAX_VALUE;
    }
}
