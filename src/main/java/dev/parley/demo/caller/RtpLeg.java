package dev.parley.demo.caller;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The caller's sound: one thread sends a packet every 20 ms by an absolute schedule, another puts what comes on the
 * timeline.
 */
final class RtpLeg implements AutoCloseable {
    private static final long STEP_NANOS = 20_000_000;
    private static final int LARGEST = 2048;

    final Timeline heard;
    final Timeline said;
    final Speech speech;

    private final int rateHz;
    private final DatagramSocket socket;
    private final Supplier<Duration> clock;
    private final Arrival arrival = new Arrival();
    private final AtomicLong packetsHeard = new AtomicLong();
    private volatile Optional<Sdp.Agreement> agreement = Optional.empty();
    private volatile Optional<Duration> firstPacket = Optional.empty();
    private volatile FaultyWire wire = new FaultyWire(Faults.NONE);
    private volatile int ssrc = new Random().nextInt();
    private volatile double noise;
    private volatile double slowness = 1;
    private volatile boolean silenced;

    /** @param rateHz of what is heard and said, whatever the codec */
    RtpLeg(InetAddress source, int rateHz, Supplier<Duration> clock) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(source, 0));
        this.rateHz = rateHz;
        heard = new Timeline(rateHz);
        said = new Timeline(rateHz);
        speech = new Speech(rateHz);
        this.clock = clock;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Sound flows from here on; a later answer changes only where to. */
    synchronized void open(Sdp.Agreement agreed) {
        boolean first = agreement.isEmpty();
        agreement = Optional.of(agreed);
        if (first) {
            Thread.ofPlatform().daemon().name("caller-rtp-out").start(this::send);
            Thread.ofPlatform().daemon().name("caller-rtp-in").start(this::receive);
        }
    }

    void suffer(Faults faults) {
        wire = new FaultyWire(faults);
    }

    void changeSsrc() {
        ssrc = new Random().nextInt();
    }

    void noise(double rms) {
        noise = rms;
    }

    void drift(double slowness) {
        this.slowness = slowness;
    }

    void silenced(boolean nothingIsSent) {
        silenced = nothingIsSent;
    }

    Optional<Duration> firstPacket() {
        return firstPacket;
    }

    long packetsHeard() {
        return packetsHeard.get();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void send() {
        var random = new Random(1);
        int sequence = random.nextInt(0x8000);
        int timestamp = random.nextInt();
        int digitStart = timestamp;
        var opened = clock.get();
        long start = System.nanoTime();
        long due = start;
        boolean spurt = true;
        var codings = new Codings();
        while (!socket.isClosed()) {
            var piece = speech.next();
            var now = opened.plusNanos(due - start);
            switch (piece) {
                case Speech.Sound sound -> {
                    var samples = noisy(sound.samples(), random);
                    said.add(now, samples);
                    transmit(
                            codec().payloadType(),
                            spurt,
                            sequence,
                            timestamp,
                            codings.of(codec()).encode(samples));
                    spurt = false;
                }
                case Speech.Digit digit -> {
                    digitStart = digit.step() == 0 ? timestamp : digitStart;
                    transmit(Sdp.TELEPHONE_EVENT, digit.step() == 0, sequence, digitStart, digit.payload());
                    spurt = true;
                }
                case Speech.Said said -> said.done().complete(null);
            }
            sequence = sequence + 1 & 0xFFFF;
            timestamp += Speech.CLOCK_STEP;
            due += (long) (STEP_NANOS * slowness);
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void transmit(int type, boolean marker, int sequence, int timestamp, byte[] payload) {
        if (silenced) {
            return;
        }
        var packet = new RtpPacket(type, marker, sequence, timestamp, ssrc, payload).bytes();
        for (var arriving : wire.carry(packet)) {
            try {
                var to = agreement.orElseThrow().to();
                socket.send(new DatagramPacket(arriving, arriving.length, to));
            } catch (IOException e) {
                // The call is over and the socket closed, or the other side has closed its own.
            }
        }
    }

    private void receive() {
        var buffer = new byte[LARGEST];
        var codings = new Codings();
        while (!socket.isClosed()) {
            var datagram = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(datagram);
            } catch (IOException e) {
                continue;
            }
            if (RtpPacket.isOne(buffer, datagram.getLength())) {
                hear(RtpPacket.parse(buffer, datagram.getLength()), codings);
            }
        }
    }

    private void hear(RtpPacket packet, Codings codings) {
        Codec.of(packet.payloadType()).ifPresent(codec -> {
            var now = clock.get();
            packetsHeard.incrementAndGet();
            firstPacket = firstPacket.or(() -> Optional.of(now));
            heard.add(arrival.of(packet, now), codings.of(codec).decode(packet.payload()));
        });
    }

    /** Those in use one way; each goes on from packet to packet. */
    private final class Codings {
        private final Map<Codec, Coding> used = new EnumMap<>(Codec.class);

        Coding of(Codec codec) {
            return used.computeIfAbsent(codec, fresh -> fresh.coding(rateHz));
        }
    }

    private Codec codec() {
        return agreement.orElseThrow().codec();
    }

    private short[] noisy(short[] samples, Random random) {
        if (noise == 0) {
            return samples;
        }
        var mixed = new short[samples.length];
        for (int i = 0; i < mixed.length; i++) {
            double sample = samples[i] + random.nextGaussian() * noise;
            mixed[i] = (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return mixed;
    }
}
