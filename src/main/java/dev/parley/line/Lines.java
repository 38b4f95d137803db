package dev.parley.line;

import io.smallrye.mutiny.Multi;
import java.util.Set;

/** Where calls come from. */
public interface Lines {
    /** Samples per second that the frames of a line here may have. */
    Set<Integer> ratesHz();

    /** Every new call, ringing. Never completes; one subscriber. */
    Multi<Line> ringing();
}
