package dev.parley.line.media;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives every call its turn every 20 ms. The 20 ms are divided into slots of 1 ms and the calls spread over them;
 * deadlines are absolute, so that no delay adds up. One thread for all calls, which is there while there are any.
 * Thread-safe; only {@link #close} blocks.
 */
public final class Pacer implements AutoCloseable {
    private static final int SLOTS = 20;
    private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** A delay up to this is made up for by sending faster; what a longer one missed is left out. */
    private static final int MOST_SLOTS_BEHIND = 5 * SLOTS;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Paced[] NOBODY = {};

    private final AtomicReferenceArray<Paced[]> calls = new AtomicReferenceArray<>(SLOTS);
    private final long start = System.nanoTime();
    /** Gone when no call is left, or about to go. */
    private Turns turns = new Turns();

    public Pacer() {
        empty();
    }

    /** Puts a call where the fewest are. */
    public synchronized void add(Paced call) {
        int slot = 0;
        for (int i = 1; i < SLOTS; i++) {
            // steps of 7 visit all slots and keep few calls far from each other
            int candidate = 7 * i % SLOTS;
            slot = calls.get(candidate).length < calls.get(slot).length ? candidate : slot;
        }
        calls.set(slot, with(calls.get(slot), call));
        if (turns.isOver()) {
            turns = new Turns();
            turns.thread.start();
        }
    }

    /** A turn that has begun goes on; no other follows. */
    public synchronized void remove(Paced call) {
        boolean empty = true;
        for (int slot = 0; slot < SLOTS; slot++) {
            calls.set(slot, without(calls.get(slot), call));
            empty &= calls.get(slot).length == 0;
        }
        if (empty) {
            turns.stopped = true;
        }
    }

    /** No call has a turn any more. Waits until the thread is gone. */
    @Override
    public void close() {
        Turns last;
        synchronized (this) {
            last = turns;
            last.stopped = true;
            empty();
        }
        last.join();
    }

    private void empty() {
        for (int slot = 0; slot < SLOTS; slot++) {
            calls.set(slot, NOBODY);
        }
    }

    private final class Turns implements Runnable {
        private final Thread thread =
                Thread.ofPlatform().daemon().name("media-pacer").unstarted(this);
        private volatile boolean stopped;

        @Override
        public void run() {
            long slot = (System.nanoTime() - start) / SLOT_NANOS + 1;
            await(start + slot * SLOT_NANOS);
            while (!stopped) {
                for (var call : calls.get((int) (slot % SLOTS))) {
                    call.tick(slot / SLOTS);
                }
                slot = after(slot);
                await(start + slot * SLOT_NANOS);
            }
        }

        boolean isOver() {
            return stopped || thread.getState() == Thread.State.NEW;
        }

        void join() {
            try {
                if (thread.isAlive() && thread != Thread.currentThread()) {
                    thread.join(PATIENCE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The next slot with a call in it; after a standstill of the machine, the same one of a later turn. */
    private long after(long slot) {
        long next = slot + 1;
        while (next < slot + SLOTS && calls.get((int) (next % SLOTS)).length == 0) {
            next++;
        }
        long behind = (System.nanoTime() - start) / SLOT_NANOS - next;
        return behind > MOST_SLOTS_BEHIND ? next + behind / SLOTS * SLOTS : next;
    }

    private static void await(long deadline) {
        long left = deadline - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = deadline - System.nanoTime();
        }
    }

    private static Paced[] with(Paced[] calls, Paced call) {
        var more = Arrays.copyOf(calls, calls.length + 1);
        more[calls.length] = call;
        return more;
    }

    private static Paced[] without(Paced[] calls, Paced call) {
        return Arrays.stream(calls).filter(other -> other != call).toArray(Paced[]::new);
    }
}
