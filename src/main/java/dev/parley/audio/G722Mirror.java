package dev.parley.audio;

/**
 * The quadrature mirror filter of ITU-T G.722: 24 taps that part the spectrum at 4 kHz without loss, or join it again.
 * Its even taps are the odd ones backwards, so that either stream of every other sample needs twelve. For one stream
 * and one thread.
 */
final class G722Mirror {
    private static final int[] TAPS = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};
    private static final int HISTORY = TAPS.length - 1;

    private int[] firsts = new int[0];
    private int[] seconds = new int[0];
    private int[] firstSums = new int[0];
    private int[] secondSums = new int[0];

    /** Makes room for the pairs that follow, behind the last ones. */
    void begin(int pairs) {
        if (firstSums.length < pairs) {
            firsts = grown(firsts, pairs);
            seconds = grown(seconds, pairs);
            firstSums = new int[pairs];
            secondSums = new int[pairs];
        }
    }

    void put(int pair, int first, int second) {
        firsts[HISTORY + pair] = first;
        seconds[HISTORY + pair] = second;
    }

    /** Filters the pairs that were put. */
    void run(int pairs) {
        for (int i = 0; i < pairs; i++) {
            firstSums[i] = 0;
            secondSums[i] = 0;
        }
        for (int tap = 0; tap < TAPS.length; tap++) {
            add(TAPS[tap], firsts, tap, firstSums, pairs);
            add(TAPS[HISTORY - tap], seconds, tap, secondSums, pairs);
        }
        System.arraycopy(firsts, pairs, firsts, 0, HISTORY);
        System.arraycopy(seconds, pairs, seconds, 0, HISTORY);
    }

    /** From the first of each pair and those before it. */
    int firstSum(int pair) {
        return firstSums[pair];
    }

    int secondSum(int pair) {
        return secondSums[pair];
    }

    /** Pairs inside, taps outside: a loop that the compiler turns into vector instructions. */
    private static void add(int factor, int[] values, int from, int[] sums, int pairs) {
        for (int i = 0; i < pairs; i++) {
            sums[i] += factor * values[from + i];
        }
    }

    private static int[] grown(int[] old, int pairs) {
        var more = new int[HISTORY + pairs];
        System.arraycopy(old, 0, more, 0, Math.min(old.length, HISTORY));
        return more;
    }
}
