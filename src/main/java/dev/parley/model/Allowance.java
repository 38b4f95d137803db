package dev.parley.model;

import java.util.Optional;

/** Whether a team may ask models any more. Any thread. */
public interface Allowance {
    /** Why it may not; empty when it may. Returns at once. */
    Optional<OverCap> exceeded(long team);
}
