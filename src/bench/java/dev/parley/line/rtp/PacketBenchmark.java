package dev.parley.line.rtp;

import dev.parley.audio.Frame;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One packet built, one parsed, and one on its whole way from the socket to the frame. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacketBenchmark {
    private static final int SSRC = 7;

    @Param({"SLIN", "ULAW", "G722"})
    public Format format = Format.SLIN;

    private final RtpPacket parsed = new RtpPacket();
    private Outbound outbound = new Outbound(Format.SLIN);
    private Inbound inbound = new Inbound(Format.SLIN);
    private Frame frame = Frame.silence(8000);
    private byte[] packet = {};
    private int sequence;

    @Setup
    public void begin() {
        var samples = new short[format.rateHz() / 50];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8000 * Math.sin(i * 0.1));
        }
        frame = new Frame(samples, format.rateHz());
        outbound = new Outbound(format);
        inbound = new Inbound(format);
        var bytes = outbound.packet(frame, 1);
        packet = new byte[bytes.remaining()];
        bytes.get(packet);
    }

    @Benchmark
    public ByteBuffer build() {
        return outbound.packet(frame, 1);
    }

    @Benchmark
    public boolean parse() {
        return parsed.parse(packet, packet.length);
    }

    @Benchmark
    public Object receive() {
        RtpPacket.writeHeader(packet, format.payloadType(), false, sequence & 0xFFFF, sequence * 160, SSRC);
        sequence++;
        inbound.accept(packet, packet.length, parsed, sequence * 20_000_000L);
        return inbound.next();
    }
}
