package dev.parley.bench.engines;

/** How the engines know what was said: {@link QuickEar} for many calls, {@link CarefulEar} for a few. */
public enum Hearing {
    QUICK,
    CAREFUL
}
