package dev.parley.demo.caller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hundreds of callers on one thread: each says the lines, is said goodbye to, and dials again, so that always as many
 * calls are up as wanted. Their sound is in memory; of what they hear only figures are kept. Loopback only.
 */
public final class CallerFleet implements AutoCloseable {
    private static final long MILLI = 1_000_000;
    private static final int SLOTS = 20;
    private static final int LARGEST = 65_536;
    /** What a standstill longer than this missed is left out. */
    private static final int MOST_SLOTS_BEHIND = 100;

    private static final long BETWEEN_CALLS = 1_000 * MILLI;

    private final int sipPort;
    private final List<FleetLine> lines;
    private final int dialledPerSecond;
    private final Random random = new Random(7);
    private final Selector selector;
    private final DatagramChannel sip;
    private final InetSocketAddress server;
    private final InetSocketAddress here;
    private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST);
    private final Map<String, FleetCall> byCallId = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Thread thread;
    private volatile FleetFigures figures = new FleetFigures();
    private volatile int wanted;
    private volatile int up;
    private volatile boolean stopped;
    private long dialAgainAt;
    private int calls;

    /** Where one call after the other takes place, in the same slot of the 20 ms. */
    private static final class Place {
        private FleetCall call;
        private String callId;
        private long emptySince;

        private Place(FleetCall call, String callId) {
            this.call = call;
            this.callId = callId;
        }
    }

    /** @param lines what every caller says */
    public CallerFleet(int sipPort, List<FleetLine> lines, int dialledPerSecond) throws IOException {
        this.sipPort = sipPort;
        this.lines = List.copyOf(lines);
        this.dialledPerSecond = dialledPerSecond;
        selector = Selector.open();
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), sipPort);
        sip = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        sip.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        here = (InetSocketAddress) sip.getLocalAddress();
        thread = Thread.ofPlatform().daemon().name("callers").start(this::run);
    }

    /** From now on so many calls are to be up. */
    public void want(int calls) {
        wanted = calls;
    }

    /** Calls that are answered now. */
    public int up() {
        return up;
    }

    /** All that was noticed since the last time; what is noticed from now on is counted anew. */
    public FleetFigures measured() {
        var before = figures;
        figures = new FleetFigures();
        return before;
    }

    /** Hangs up everywhere. */
    @Override
    public void close() throws IOException {
        wanted = 0;
        long latest = System.nanoTime() + 5_000 * MILLI;
        while (up > 0 && System.nanoTime() < latest) {
            java.util.concurrent.locks.LockSupport.parkNanos(20 * MILLI);
        }
        stopped = true;
        selector.wakeup();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sip.close();
    }

    private void run() {
        long start = System.nanoTime();
        long slot = 0;
        try (selector) {
            while (!stopped) {
                long now = System.nanoTime();
                while (start + slot * MILLI <= now) {
                    slot(slot++, now, now - start - slot * MILLI);
                    now = System.nanoTime();
                }
                long behind = (now - start) / MILLI - slot;
                slot = behind > MOST_SLOTS_BEHIND ? slot + behind / SLOTS * SLOTS : slot;
                selector.select(this::receive, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The thread of the callers broke", e);
        }
    }

    private void slot(long slot, long now, long late) throws IOException {
        figures.ownTurn(late);
        for (int i = (int) (slot % SLOTS); i < places.size(); i += SLOTS) {
            tick(places.get(i), now);
        }
        if (slot % SLOTS == 0) {
            fit(now);
        }
    }

    private void tick(Place place, long now) throws IOException {
        var dialog = place.call.dialog();
        if (place.emptySince == 0) {
            place.call.tick(now, figures);
            if (dialog.state() == Dialog.State.OVER) {
                ended(place, now);
            }
        } else {
            dialog.tick();
        }
    }

    private void ended(Place place, long now) throws IOException {
        boolean complete = place.call.saidEverything() && place.call.dialog().hungUpByOtherSide();
        if (complete) {
            figures.completed();
        } else if (places.size() <= wanted) {
            figures.failed();
        }
        place.emptySince = now;
        place.call.close();
    }

    /** One call more or less, and a new one where one has ended, no more than so many a second. */
    private void fit(long now) throws IOException {
        up = (int) places.stream()
                .filter(place -> place.emptySince == 0 && place.call.dialog().state() == Dialog.State.UP)
                .count();
        if (places.size() > wanted) {
            leave(now);
        } else if (now >= dialAgainAt) {
            dial(now);
        }
    }

    private void leave(long now) throws IOException {
        while (places.size() > wanted) {
            var last = places.removeLast();
            last.call.dialog().hangUp();
            byCallId.remove(last.callId);
            if (last.emptySince == 0) {
                ended(last, now);
            }
        }
    }

    private void dial(long now) throws IOException {
        for (var place : places) {
            if (place.emptySince != 0 && now - place.emptySince > BETWEEN_CALLS) {
                byCallId.remove(place.callId);
                place.callId = nextCallId();
                place.call = call(place.callId);
                place.emptySince = 0;
                dialAgainAt = now + 1_000 * MILLI / dialledPerSecond;
                return;
            }
        }
        if (places.size() < wanted) {
            var callId = nextCallId();
            places.add(new Place(call(callId), callId));
            dialAgainAt = now + 1_000 * MILLI / dialledPerSecond;
        }
    }

    private String nextCallId() {
        return "bench-" + ++calls + "-" + random.nextInt(Integer.MAX_VALUE);
    }

    private FleetCall call(String callId) throws IOException {
        var options = CallOptions.to(sipPort, "9000").from("+1415" + (1_000_000 + calls), "");
        figures.started();
        var call = new FleetCall(options, callId, here, selector, lines, random, this::send);
        byCallId.put(callId, call);
        return call;
    }

    private void send(SipMessage message) {
        try {
            sip.send(ByteBuffer.wrap(message.bytes()), server);
        } catch (IOException e) {
            // as good as lost on the way: what matters is sent again
        }
    }

    private void receive(SelectionKey key) {
        try {
            if (key.attachment() instanceof FleetCall call) {
                call.receive(in, figures);
            } else {
                receiveSip();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receiveSip() throws IOException {
        while (sip.receive(in.clear()) != null) {
            var bytes = new byte[in.flip().remaining()];
            in.get(bytes);
            var message = SipMessage.parse(bytes, bytes.length);
            var call = byCallId.get(message.header("Call-ID"));
            if (call != null) {
                call.dialog().take(message);
            }
        }
    }
}
