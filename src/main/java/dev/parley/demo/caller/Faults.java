package dev.parley.demo.caller;

/**
 * What goes wrong with the caller's packets on their way. Shares are 0 to 1 of all packets.
 *
 * @param seed the same seed does the same to the same packets
 */
public record Faults(double dropped, double reordered, double duplicated, long seed) {
    public static final Faults NONE = new Faults(0, 0, 0, 1);
}
