package dev.parley.line.media;

/** What has its turn every 20 ms. */
public interface Paced {
    /**
     * Called on the pacer's thread; returns at once, since it holds up all calls, and never throws.
     *
     * @param turn counts up by 1 every 20 ms; by more when the machine stood still
     */
    void tick(long turn);
}
