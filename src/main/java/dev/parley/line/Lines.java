package dev.parley.line;

import io.smallrye.mutiny.Multi;

/** Where calls come from. */
public interface Lines {
    /** Every new call, ringing. Never completes; one subscriber. */
    Multi<Line> ringing();
}
