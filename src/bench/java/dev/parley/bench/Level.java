package dev.parley.bench;

import dev.parley.demo.caller.FleetFigures;
import java.util.List;

/**
 * What was measured with so many calls at once.
 *
 * @param heard by the callers
 * @param cost of Parley's process
 * @param asteriskCores of Asterisk's
 * @param benchCores of all that belongs to the bench, Parley and Asterisk too
 * @param otherCores of everything else on the machine: what disturbs the measurement
 * @param load the machine's, averaged over a minute
 */
record Level(
        int calls,
        FleetFigures heard,
        Cost cost,
        double asteriskCores,
        double benchCores,
        double otherCores,
        String load) {

    /**
     * @param cores processors in use
     * @param residentMegabytes above idle
     * @param liveMegabytes on the heap after a full collection, above idle
     * @param allocated MB a second
     * @param pauses of the garbage collector in ms
     */
    record Cost(
            double cores,
            double residentMegabytes,
            double liveMegabytes,
            double allocated,
            List<Double> pauses,
            double seconds) {
        double longestPause() {
            return pauses.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }

        double pausedPerMinute() {
            return pauses.stream().mapToDouble(Double::doubleValue).sum() * 60 / seconds;
        }
    }

    double percentOfACorePerCall() {
        return 100 * cost.cores() / calls;
    }
}
