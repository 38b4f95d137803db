package dev.parley.audio;

/** {@link G722} from bytes to samples. */
public final class G722Decoder {
    /** The lower band's levels by all six bits, positive ones; the negative ones mirror them. */
    private static final int[] FINE_LEVELS = {
        24_808, 21_904, 19_008, 16_704, 14_984, 13_512, 12_280, 11_192, 10_232, 9360, 8576, 7856, 7192, 6576, 6000,
        5456, 4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136
    };

    private static final int LOUDEST = 1 << 14;

    private final G722Band lower = G722Band.lower();
    private final G722Band higher = G722Band.higher();
    private final G722Mirror mirror = new G722Mirror();

    /** Writes two samples for each of the first {@code length} bytes. */
    public void decode(byte[] from, int length, short[] to, int offset) {
        mirror.begin(length);
        for (int i = 0; i < length; i++) {
            int low = lower(from[i] & 0x3F);
            int high = higher(from[i] >> 6 & 3);
            mirror.put(i, low + high, low - high);
        }
        mirror.run(length);
        for (int i = 0; i < length; i++) {
            to[offset + 2 * i] = (short) G722Band.saturated(mirror.secondSum(i) >> 11);
            to[offset + 2 * i + 1] = (short) G722Band.saturated(mirror.firstSum(i) >> 11);
        }
    }

    private int lower(int code) {
        int sample = limited(lower.prediction() + (lower.step() * fineLevel(code) >> 15));
        G722.adaptLower(lower, code);
        return sample;
    }

    /** The codes 4 to 31 and 62, 63 are negative; 0 to 3 are never sent and taken for the smallest of them. */
    private static int fineLevel(int code) {
        if (code >= 62) {
            return -FINE_LEVELS[code - 34];
        }
        return code >= 32 ? FINE_LEVELS[code - 32] : code >= 4 ? -FINE_LEVELS[code - 4] : -FINE_LEVELS[29];
    }

    private int higher(int code) {
        int difference = G722.higherDifference(higher, code);
        int sample = limited(higher.prediction() + difference);
        G722.adaptHigher(higher, code, difference);
        return sample;
    }

    private static int limited(int sample) {
        return Math.max(-LOUDEST, Math.min(sample, LOUDEST - 1));
    }
}
