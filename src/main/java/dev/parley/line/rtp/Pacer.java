package dev.parley.line.rtp;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives every call its turn every 20 ms. The 20 ms are divided into slots of 1 ms and the calls spread over them;
 * deadlines are absolute, so that no delay adds up. One thread for all calls.
 */
final class Pacer implements Runnable {
    private static final int SLOTS = 20;
    private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** A delay up to this is made up for by sending faster; what a longer one missed is left out. */
    private static final int MOST_SLOTS_BEHIND = 5 * SLOTS;

    private static final RtpSession[] NOBODY = {};

    private final AtomicReferenceArray<RtpSession[]> calls = new AtomicReferenceArray<>(SLOTS);
    private final long start = System.nanoTime();
    private volatile boolean stopped;

    Pacer() {
        for (int slot = 0; slot < SLOTS; slot++) {
            calls.set(slot, NOBODY);
        }
    }

    /** Puts a call where the fewest are. */
    void add(RtpSession session) {
        synchronized (calls) {
            int slot = 0;
            for (int i = 1; i < SLOTS; i++) {
                // steps of 7 visit all slots and keep few calls far from each other
                int candidate = 7 * i % SLOTS;
                slot = calls.get(candidate).length < calls.get(slot).length ? candidate : slot;
            }
            calls.set(slot, with(calls.get(slot), session));
        }
    }

    void remove(RtpSession session) {
        synchronized (calls) {
            for (int slot = 0; slot < SLOTS; slot++) {
                calls.set(slot, without(calls.get(slot), session));
            }
        }
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        long slot = 0;
        while (!stopped) {
            await(start + slot * SLOT_NANOS);
            for (var session : calls.get((int) (slot % SLOTS))) {
                session.tick(slot / SLOTS);
            }
            slot = after(slot);
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

    private static RtpSession[] with(RtpSession[] sessions, RtpSession session) {
        var more = Arrays.copyOf(sessions, sessions.length + 1);
        more[sessions.length] = session;
        return more;
    }

    private static RtpSession[] without(RtpSession[] sessions, RtpSession session) {
        return Arrays.stream(sessions).filter(other -> other != session).toArray(RtpSession[]::new);
    }
}
