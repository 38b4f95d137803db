package dev.parley.line;

import io.smallrye.mutiny.Multi;

/** Where calls come from. */
public interface Lines {
    /** Samples per second of the frames on these lines. */
    int rateHz();

    /** Every new call, ringing. Never completes; one subscriber. */
    Multi<Line> ringing();
}
