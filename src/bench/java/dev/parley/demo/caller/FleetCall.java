package dev.parley.demo.caller;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One caller of a fleet: dials, says its lines one by one when the agent has been silent for a moment, listens to the
 * goodbye. For the fleet's thread.
 */
final class FleetCall {
    private static final int HEADER = 12;
    private static final long MILLI = 1_000_000;
    private static final long PATIENCE = 10_000 * MILLI;
    private static final long GOODBYE = 15_000 * MILLI;
    /** The agent is speaking when it was heard this shortly before. */
    private static final long SPEAKING = 200 * MILLI;

    private static final int LOUD_MEAN = 150;
    private static final int[] MAGNITUDES = magnitudes();

    private final Dialog dialog;
    private final DatagramChannel rtp;
    private final SelectionKey key;
    private final List<FleetLine> lines;
    private final Random random;
    private final FleetEar ear = new FleetEar();
    private final ByteBuffer out = ByteBuffer.allocateDirect(HEADER + 160);
    private final byte[] silence = new byte[160];
    private boolean connected;
    private boolean answered;
    private int sequence;
    private int timestamp;
    private final int ssrc;

    private int line;
    private int frame = -1;
    private long lastLoud;
    private boolean agentSpoke;
    private long waitingSince;
    private boolean waiting;
    private long pause;

    FleetCall(
            CallOptions options,
            String callId,
            InetSocketAddress sip,
            Selector selector,
            List<FleetLine> lines,
            Random random,
            Consumer<SipMessage> wire)
            throws IOException {
        this.lines = lines;
        this.random = random;
        java.util.Arrays.fill(silence, (byte) 0xFF);
        ssrc = random.nextInt();
        timestamp = random.nextInt();
        rtp = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        rtp.configureBlocking(false);
        key = rtp.register(selector, SelectionKey.OP_READ, this);
        dialog = new Dialog(options, callId, sip, (InetSocketAddress) rtp.getLocalAddress(), wire);
        pause = nextPause();
        dialog.dial();
    }

    Dialog dialog() {
        return dialog;
    }

    boolean saidEverything() {
        return line == lines.size();
    }

    void close() throws IOException {
        key.cancel();
        rtp.close();
    }

    /** Every 20 ms. */
    void tick(long now, FleetFigures figures) throws IOException {
        dialog.tick();
        if (!connected && dialog.agreement().isPresent()) {
            rtp.connect(dialog.agreement().get().to());
            connected = true;
        }
        if (dialog.state() != Dialog.State.UP) {
            return;
        }
        if (!answered) {
            answered = true;
            waitingSince = now;
            figures.answered();
        }
        if (frame < 0) {
            decide(now, figures);
        }
        send(frame < 0 ? silence : lines.get(line).frame(frame), figures);
        if (frame >= 0 && ++frame == lines.get(line).frames()) {
            frame = -1;
            line++;
            agentSpoke = now - lastLoud < SPEAKING;
            waiting = !agentSpoke;
            waitingSince = now + 20 * MILLI;
            pause = nextPause();
        }
    }

    private void decide(long now, FleetFigures figures) {
        boolean silent = now - lastLoud > pause;
        boolean patienceOver = !agentSpoke && now - waitingSince > (line == 0 ? GOODBYE : PATIENCE);
        if (patienceOver && line > 0 && line < lines.size()) {
            figures.unanswered();
        }
        if (line < lines.size() && (agentSpoke && silent || patienceOver)) {
            frame = 0;
            waiting = false;
        } else if (line == lines.size() && now - Math.max(lastLoud, waitingSince) > GOODBYE) {
            dialog.hangUp();
        }
    }

    private void send(byte[] payload, FleetFigures figures) throws IOException {
        out.clear();
        out.put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) sequence++)
                .putInt(timestamp)
                .putInt(ssrc);
        out.put(payload).flip();
        timestamp += 160;
        if (connected) {
            try {
                rtp.write(out);
                figures.sent();
            } catch (java.net.PortUnreachableException e) {
                // the other side has hung up and its BYE is on the way
            }
        }
    }

    /** What has arrived. */
    void receive(ByteBuffer in, FleetFigures figures) throws IOException {
        try {
            while (connected && rtp.read(in.clear()) > 0) {
                in.flip();
                if (in.limit() > HEADER && (in.get(1) & 0x7F) == 0) {
                    hear(in, System.nanoTime(), figures);
                }
            }
            if (!connected) {
                rtp.receive(in.clear());
            }
        } catch (java.net.PortUnreachableException e) {
            // the other side has hung up and its BYE is on the way
        }
    }

    private void hear(ByteBuffer in, long now, FleetFigures figures) {
        figures.heard();
        boolean loud = ear.hear(now, in.getShort(2) & 0xFFFF, in.getInt(4), isLoud(in), figures);
        if (!loud) {
            return;
        }
        if (waiting) {
            figures.response(now - waitingSince);
            waiting = false;
        }
        agentSpoke |= frame < 0;
        lastLoud = now;
    }

    private long nextPause() {
        return (700 + random.nextInt(600)) * MILLI;
    }

    private static boolean isLoud(ByteBuffer in) {
        int sum = 0;
        for (int i = HEADER; i < in.limit(); i++) {
            sum += MAGNITUDES[in.get(i) & 0xFF];
        }
        return sum > LOUD_MEAN * (in.limit() - HEADER);
    }

    private static int[] magnitudes() {
        var table = new int[256];
        for (int i = 0; i < 256; i++) {
            table[i] = Math.abs(dev.parley.audio.G711.ULAW.decode((byte) i));
        }
        return table;
    }
}
