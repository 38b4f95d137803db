package dev.parley.demo.caller;

/**
 * What goes wrong with the caller's packets on their way. Shares are 0 to 1 of all packets.
 *
 * @param burst how many packets are lost in a row, on average: 1 for losses that know nothing of each other
 * @param seed the same seed does the same to the same packets
 */
public record Faults(double dropped, double burst, double reordered, double duplicated, long seed) {
    public static final Faults NONE = new Faults(0, 1, 0, 0, 1);
}
