package dev.parley.audio;

/**
 * ITU-T G.722 at 64 kbit/s (mode 1): 16 kHz sound in one byte for two samples; RTP payload type 9, whose clock counts
 * 8000 a second all the same (RFC 3551, section 4.5.2). The spectrum is split at 4 kHz; of each byte the lower half's
 * code has six bits and the upper half's two. Both directions carry state from frame to frame: one object for each
 * direction of a call and one thread. Neither allocates.
 */
public final class G722 {
    public static final int RATE_HZ = 16_000;

    private static final int[] LOWER_WEIGHT = {-60, -30, 58, 172, 334, 538, 1198, 3042};
    private static final int[] HIGHER_WEIGHT = {-214, 798};
    private static final int[] HIGHER_LEVELS = {-7408, -1616, 7408, 1616};
    /** The lower band's levels as the predictor sees them: by four of the six bits, so that two may be robbed. */
    private static final int[] ROUGH_LEVELS = {
        0, -20_456, -12_896, -8968, -6288, -4240, -2584, -1200, 20_456, 12_896, 8968, 6288, 4240, 2584, 1200, 0
    };

    private G722() {}

    static int higherDifference(G722Band band, int code) {
        return band.step() * HIGHER_LEVELS[code] >> 15;
    }

    static void adaptLower(G722Band band, int code) {
        int rough = code >> 2;
        // the first eight codes are the negative levels from the outside in, the others the positive ones
        int magnitude = rough < 8 ? (8 - rough) % 8 : 15 - rough;
        band.adapt(band.step() * ROUGH_LEVELS[rough] >> 15, LOWER_WEIGHT[magnitude]);
    }

    static void adaptHigher(G722Band band, int code, int difference) {
        band.adapt(difference, HIGHER_WEIGHT[1 - (code & 1)]);
    }
}
