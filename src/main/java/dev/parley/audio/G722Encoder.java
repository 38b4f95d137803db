package dev.parley.audio;

/** {@link G722} from samples to bytes. */
public final class G722Encoder {
    /** Where the lower band's quantiser decides between one level and the next, in 1/4096 of the step size. */
    private static final int[] DECISIONS = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };

    private static final int HIGHER_DECISION = 564;
    /** By the least that a decision must be: the first level that has it, so that none has to be searched. */
    private static final byte[] LEVELS = new byte[DECISIONS[DECISIONS.length - 1] + 2];

    static {
        int level = 1;
        for (int least = 0; least < LEVELS.length; least++) {
            while (level < DECISIONS.length && DECISIONS[level] < least) {
                level++;
            }
            LEVELS[least] = (byte) level;
        }
    }

    private final G722Band lower = G722Band.lower();
    private final G722Band higher = G722Band.higher();
    private final G722Mirror mirror = new G722Mirror();

    /**
     * @param from an even number of samples at 16 kHz
     * @return the number of bytes written, half that of the samples
     */
    public int encode(short[] from, byte[] to, int offset) {
        int length = from.length / 2;
        mirror.begin(length);
        for (int i = 0; i < length; i++) {
            mirror.put(i, from[2 * i], from[2 * i + 1]);
        }
        mirror.run(length);
        for (int i = 0; i < length; i++) {
            int first = mirror.firstSum(i);
            int second = mirror.secondSum(i);
            to[offset + i] = (byte) (higher(second - first >> 14) << 6 | lower(second + first >> 14));
        }
        return length;
    }

    private int lower(int sample) {
        int difference = G722Band.saturated(sample - lower.prediction());
        int level = lowerLevel(difference < 0 ? ~difference : difference);
        int code = difference >= 0 ? 62 - level : level < 3 ? 64 - level : 34 - level;
        G722.adaptLower(lower, code);
        return code;
    }

    /** From 1 to 30: the first whose decision, times the step size and cut to a whole number, is above the magnitude. */
    private int lowerLevel(int magnitude) {
        int least = ((magnitude + 1 << 12) + lower.step() - 1) / lower.step();
        return LEVELS[Math.min(least, LEVELS.length - 1)];
    }

    private int higher(int sample) {
        int difference = G722Band.saturated(sample - higher.prediction());
        int magnitude = difference < 0 ? ~difference : difference;
        boolean large = magnitude >= HIGHER_DECISION * higher.step() >> 12;
        int code = (difference < 0 ? 0 : 2) | (large ? 0 : 1);
        G722.adaptHigher(higher, code, G722.higherDifference(higher, code));
        return code;
    }
}
