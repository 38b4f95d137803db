package dev.parley.line.rtp;

import dev.parley.line.media.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The other end of a call: packets written and read after RFC 3550, not with the code under test. */
final class Telephone implements AutoCloseable {
    private final DatagramSocket socket;
    private final Map<Format, Codec> codecs = new EnumMap<>(Format.class);
    int ssrc = 42;

    Telephone() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setReceiveBufferSize(1 << 20);
        socket.setSoTimeout(5000);
    }

    record Packet(byte[] bytes, long nanos) {
        boolean marker() {
            return (bytes[1] & 0x80) != 0;
        }

        int payloadType() {
            return bytes[1] & 0x7F;
        }

        int sequence() {
            return ByteBuffer.wrap(bytes).getShort(2) & 0xFFFF;
        }

        int timestamp() {
            return ByteBuffer.wrap(bytes).getInt(4);
        }

        int ssrc() {
            return ByteBuffer.wrap(bytes).getInt(8);
        }

        /** Whether it is µ-law sound that is not silence. */
        boolean sounds() {
            return bytes[100] != (byte) 0xFF;
        }
    }

    /** What packets in a row say, one array each. */
    static short[][] samples(List<Packet> packets, Format format) {
        var codec = format.codec();
        var all = new short[packets.size()][];
        for (int i = 0; i < all.length; i++) {
            var payload = Arrays.copyOfRange(
                    packets.get(i).bytes(), 12, packets.get(i).bytes().length);
            all[i] = new short[codec.samples(payload.length)];
            codec.decode(payload, payload.length, all[i], 0);
        }
        return all;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    List<Packet> receive(int count) throws IOException {
        var packets = new ArrayList<Packet>();
        var datagram = new DatagramPacket(new byte[2048], 2048);
        while (packets.size() < count) {
            socket.receive(datagram);
            packets.add(new Packet(Arrays.copyOf(datagram.getData(), datagram.getLength()), System.nanoTime()));
        }
        return packets;
    }

    /** Sends packets 20 ms apart. */
    void talk(int port, Format format, int firstSequence, int count, int value) {
        for (int i = 0; i < count; i++) {
            send(port, format, firstSequence + i, value);
            pause();
        }
    }

    void pause() {
        long until = System.nanoTime() + 20_000_000;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    void send(int port, Format format, int sequence, int value) {
        var samples = new short[format.rateHz() / 50];
        Arrays.fill(samples, (short) value);
        var packet = new byte[12 + 320];
        var codec = codecs.computeIfAbsent(format, Format::codec);
        int length = 12 + codec.encode(samples, packet, 12);
        ByteBuffer.wrap(packet)
                .put((byte) 0x80)
                .put((byte) format.payloadType())
                .putShort((short) sequence)
                .putInt(sequence * 160)
                .putInt(ssrc);
        sendRaw(port, Arrays.copyOf(packet, length));
    }

    void sendRaw(int port, byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
