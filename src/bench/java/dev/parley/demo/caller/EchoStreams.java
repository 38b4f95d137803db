package dev.parley.demo.caller;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * The packets of so many calls, sent to a bare echo every 20 ms by the schedule of {@link CallerFleet} and timed the same
 * way when they come back. One thread.
 */
public final class EchoStreams implements AutoCloseable {
    private static final long MILLI = 1_000_000;
    private static final int SLOTS = 20;
    /** As linear 8 kHz sound has it: a header and 160 samples of two bytes. */
    private static final int PACKET = 12 + 320;

    private final List<Stream> streams = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ByteBuffer in = ByteBuffer.allocateDirect(2048);
    private final Thread thread;
    private volatile FleetFigures figures = new FleetFigures();
    private volatile boolean stopped;

    private static final class Stream {
        private final DatagramChannel channel;
        private final ByteBuffer out = ByteBuffer.allocateDirect(PACKET);
        private final FleetEar ear = new FleetEar();
        private int sequence;

        private Stream(InetSocketAddress to) throws IOException {
            channel = DatagramChannel.open().connect(to);
            channel.configureBlocking(false);
        }

        private void send() throws IOException {
            out.clear();
            out.putShort(2, (short) sequence).putInt(4, sequence * 160);
            sequence++;
            channel.write(out);
        }
    }

    /** @param echoes one port for each stream */
    public EchoStreams(List<InetSocketAddress> echoes) throws IOException {
        for (var echo : echoes) {
            var stream = new Stream(echo);
            stream.channel.register(selector, SelectionKey.OP_READ, stream);
            streams.add(stream);
        }
        thread = Thread.ofPlatform().daemon().name("echo-streams").start(this::run);
    }

    /** All that was noticed since the last time; what is noticed from now on is counted anew. */
    public FleetFigures measured() {
        var before = figures;
        figures = new FleetFigures();
        return before;
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        selector.wakeup();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var stream : streams) {
            stream.channel.close();
        }
    }

    private void run() {
        long start = System.nanoTime();
        long slot = 0;
        try (selector) {
            while (!stopped) {
                for (long now = System.nanoTime(); start + slot * MILLI <= now; now = System.nanoTime()) {
                    for (int i = (int) (slot % SLOTS); i < streams.size(); i += SLOTS) {
                        streams.get(i).send();
                        figures.sent();
                    }
                    slot++;
                }
                selector.select(this::receive, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The thread of the streams broke", e);
        }
    }

    private void receive(SelectionKey key) {
        var stream = (Stream) key.attachment();
        try {
            while (stream.channel.read(in.clear()) > 0) {
                figures.heard();
                stream.ear.hear(System.nanoTime(), in.getShort(2) & 0xFFFF, in.getInt(4), true, figures);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
