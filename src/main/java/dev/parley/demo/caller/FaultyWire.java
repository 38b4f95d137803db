package dev.parley.demo.caller;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Loses, delays and doubles packets. For one thread. */
final class FaultyWire {
    private final Faults faults;
    private final Random random;
    private boolean dropping;
    private Optional<byte[]> delayed = Optional.empty();

    FaultyWire(Faults faults) {
        this.faults = faults;
        random = new Random(faults.seed());
    }

    /** What arrives at the moment that this packet is sent, in the order of its arrival. */
    List<byte[]> carry(byte[] packet) {
        var before = delayed;
        delayed = Optional.empty();
        dropping = random.nextDouble() < (dropping ? 1 - 1 / faults.burst() : begins());
        if (dropping) {
            return before.stream().toList();
        }
        double fate = random.nextDouble();
        if (fate < faults.reordered() && before.isEmpty()) {
            delayed = Optional.of(packet);
            return List.of();
        }
        boolean twice = fate > 1 - faults.duplicated();
        var arriving = twice ? List.of(packet, packet) : List.of(packet);
        return before.map(late -> join(arriving, late)).orElse(arriving);
    }

    /** Gilbert's model: how often a run of losses begins for the wanted share to be lost in all. */
    private double begins() {
        return faults.dropped() / (1 - faults.dropped()) / faults.burst();
    }

    private static List<byte[]> join(List<byte[]> packets, byte[] late) {
        return Stream.concat(packets.stream(), Stream.of(late)).toList();
    }
}
