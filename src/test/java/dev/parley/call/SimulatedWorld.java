package dev.parley.call;

import dev.parley.audio.Frame;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Time and chance of a simulated call: things happen in the order of their time, and all of it follows from a seed. */
final class SimulatedWorld {
    private record Due(long at, long order, Runnable what) {}

    private final PriorityQueue<Due> due = new PriorityQueue<>(
            (a, b) -> a.at() != b.at() ? Long.compare(a.at(), b.at()) : Long.compare(a.order(), b.order()));
    private final SplittableRandom random;
    private long now;
    private long order;

    SimulatedWorld(long seed) {
        random = new SplittableRandom(seed);
    }

    long now() {
        return now;
    }

    void after(long millis, Runnable what) {
        due.add(new Due(now + millis, order++, what));
    }

    /** The next 20 ms. */
    void pass() {
        now += Frame.MILLIS;
        while (!due.isEmpty() && due.peek().at() <= now) {
            due.remove().what().run();
        }
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Between two times in ms, short ones more often than long ones. */
    long delay(long from, long to) {
        double skewed = random.nextDouble();
        return from + (long) ((to - from) * skewed * skewed);
    }

    int pick(int count) {
        return random.nextInt(count);
    }

    <T> T oneOf(java.util.List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
