package dev.parley.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Frame;
import dev.parley.line.LineEvent;
import dev.parley.line.LineException;
import dev.parley.line.Playout;
import dev.parley.line.media.Pacer;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Over real sockets on the loopback interface, against a telephone that is only a socket. */
class RtpEngineTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Pacer pacer = new Pacer();
    private final RtpEngine engine = new RtpEngine(LOOPBACK, pacer);
    private final Playout playout = new Playout();
    private final List<LineEvent.FrameArrived> heard = new CopyOnWriteArrayList<>();
    private Telephone telephone;

    @BeforeEach
    void lift() throws Exception {
        telephone = new Telephone();
    }

    @AfterEach
    void hangUp() {
        telephone.close();
        engine.close();
        pacer.close();
    }

    @Test
    void packetsLeaveEveryTwentyMillisecondsFromTheStartOn() throws Exception {
        var session = start(Format.ULAW);
        for (int i = 0; i < 100; i++) {
            playout.add(frame(1000));
        }
        var packets = telephone.receive(150);
        session.stop();
        var intervals = new double[149];
        for (int i = 0; i < 149; i++) {
            intervals[i] = (packets.get(i + 1).nanos() - packets.get(i).nanos()) / 1e6;
            assertThat(packets.get(i + 1).sequence()).isEqualTo(packets.get(i).sequence() + 1 & 0xFFFF);
            assertThat(packets.get(i + 1).timestamp()).isEqualTo(packets.get(i).timestamp() + 160);
            assertThat(packets.get(i + 1).ssrc()).isEqualTo(packets.get(i).ssrc());
        }
        Arrays.sort(intervals);
        assertThat(intervals[74]).isCloseTo(20, within(1.0));
        double all = (packets.get(149).nanos() - packets.get(0).nanos()) / 1e6;
        assertThat(all).isCloseTo(149 * 20, within(40.0));
    }

    @Test
    void theMarkerIsOnTheFirstPacketOfEachTalkSpurt() throws Exception {
        playout.add(frame(1000));
        playout.add(frame(1000));
        start(Format.ULAW);
        var packets = telephone.receive(5);
        playout.add(frame(1000));
        playout.add(frame(1000));
        packets.addAll(telephone.receive(10));
        var sounding = packets.stream().map(Telephone.Packet::sounds).toList();
        var markers = packets.stream().map(Telephone.Packet::marker).toList();
        assertThat(sounding.subList(0, 5)).containsExactly(true, true, false, false, false);
        assertThat(markers.subList(0, 5)).containsExactly(true, false, false, false, false);
        int second = 5 + sounding.subList(5, 15).indexOf(true);
        assertThat(markers.get(second)).isTrue();
        assertThat(markers.stream().filter(m -> m).count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesHearEachOtherInEveryFormat(Format format) throws Exception {
        for (int i = 0; i < 10; i++) {
            playout.add(frame(8000, format.rateHz()));
        }
        var session = start(format);
        telephone.talk(session.localPort(), format, 1, 15, 4000);
        var packets = telephone.receive(10);
        assertThat(packets.get(5).payloadType()).isEqualTo(format.payloadType());
        // 20 ms of RFC 3551's clock, which for G.722 too is one of 8 kHz
        assertThat(packets.get(5).timestamp() - packets.get(4).timestamp()).isEqualTo(160);
        assertThat(Telephone.samples(packets, format)[8][80]).isCloseTo((short) 8000, within((short) 300));
        await().until(() -> heard.stream().anyMatch(event -> isAbout(event.caller(), 4000)));
        assertThat(heard.get(5).caller().rateHz()).isEqualTo(format.rateHz());
        assertThat(heard.get(5).agent().samples()[80]).isEqualTo((short) 8000);
    }

    @Test
    void nothingIsAllocatedForAPacketThatComesIn() throws Exception {
        var session = start(Format.G722);
        int port = session.localPort();
        telephone.talk(port, Format.G722, 1, 30, 2000);
        await().until(() -> session.counters().received() == 30);
        long before = allocatedByTheReceiver();
        telephone.talk(port, Format.G722, 31, 100, 2000);
        await().until(() -> session.counters().received() == 130);
        // about 20 bytes are the selector's own; the smallest array for a payload would be 176
        assertThat(allocatedByTheReceiver() - before).isLessThan(100 * 40);
    }

    @Test
    void silenceIsSentAndDeliveredWhenNobodySpeaks() throws Exception {
        start(Format.ULAW);
        assertThat(telephone.receive(5)).noneMatch(Telephone.Packet::sounds);
        await().until(() -> heard.size() >= 5);
        assertThat(heard.get(2).caller().samples()).containsOnly(0);
        assertThat(heard.get(2).agent().samples()).containsOnly(0);
    }

    @Test
    void strangersAreCountedAndNeverHeard() throws Exception {
        var session = start(Format.SLIN);
        try (var stranger = new Telephone()) {
            var strange =
                    Thread.ofPlatform().start(() -> stranger.talk(session.localPort(), Format.SLIN, 900, 50, 30_000));
            telephone.talk(session.localPort(), Format.SLIN, 1, 50, 2000);
            strange.join();
        }
        await().until(() ->
                session.counters().received() == 50 && session.counters().strangers() == 50);
        assertThat(heard).noneMatch(event -> loudest(event.caller()) > 2100);
        assertThat(heard).anyMatch(event -> isAbout(event.caller(), 2000));
    }

    @Test
    void aBadNetworkIsSurvivedAndCounted() throws Exception {
        var session = start(Format.SLIN);
        int port = session.localPort();
        for (int i = 0; i < 100; i++) {
            // one of twenty lost, one of twenty twice, two of twenty swapped, some garbage
            switch (i % 20) {
                case 7 -> {}
                case 11 -> {
                    telephone.send(port, Format.SLIN, i, 2000);
                    telephone.send(port, Format.SLIN, i, 2000);
                }
                case 14 -> telephone.sendRaw(port, new byte[] {(byte) 0x80, 10, 0});
                case 15 -> {
                    telephone.send(port, Format.SLIN, i, 2000);
                    telephone.send(port, Format.SLIN, i - 1, 2000);
                }
                default -> telephone.send(port, Format.SLIN, i, 2000);
            }
            telephone.pause();
        }
        await().until(() -> session.counters().received() == 100);
        await().until(() -> session.counters().lost() == 5);
        var counters = session.counters();
        assertThat(counters.duplicates()).isEqualTo(5);
        assertThat(counters.malformed()).isEqualTo(5);
        assertThat(counters.strangers()).isZero();
        assertThat(counters.late()).isLessThanOrEqualTo(1);
        assertThat(heard.stream().filter(event -> isAbout(event.caller(), 2000)).count())
                .isGreaterThan(90);
    }

    @Test
    void aChangeOfSourceAfterAPauseDoesNotDeafenTheCall() throws Exception {
        var session = start(Format.SLIN);
        telephone.talk(session.localPort(), Format.SLIN, 1, 20, 2000);
        Thread.sleep(150);
        telephone.ssrc = 77;
        telephone.talk(session.localPort(), Format.SLIN, 30_000, 20, 5000);
        await().until(() -> heard.stream().anyMatch(event -> isAbout(event.caller(), 5000)));
        assertThat(session.counters().sourceChanges()).isEqualTo(1);
        assertThat(session.counters().strangers()).isZero();
    }

    @Test
    void heldItSendsSilenceAndHearsNothing() throws Exception {
        var session = start(Format.ULAW);
        for (int i = 0; i < 200; i++) {
            playout.add(frame(8000));
        }
        assertThat(telephone.receive(10).getLast().sounds()).isTrue();
        session.hold(true);
        long said = playout.framesSent();
        telephone.talk(session.localPort(), Format.ULAW, 1, 10, 4000);
        assertThat(playout.framesSent()).isEqualTo(said);
        assertThat(telephone.receive(15).subList(10, 15)).noneMatch(Telephone.Packet::sounds);
        assertThat(heard).noneMatch(event -> isAbout(event.caller(), 4000));
        session.hold(false);
        await().until(() -> playout.framesSent() > said);
    }

    @Test
    void aListenerThatThrowsHarmsNoOtherCall() throws Exception {
        var broken = engine.open(Format.ULAW);
        broken.start(telephone.address(), new Playout(), event -> {
            throw new IllegalStateException("on purpose");
        });
        try (var other = new Telephone()) {
            var session = engine.open(Format.ULAW);
            session.start(other.address(), playout, heard::add);
            assertThat(other.receive(20)).hasSize(20);
            assertThat(broken.counters().sent()).isGreaterThan(10);
        }
    }

    @Test
    void manyCallsAreServedAndSpreadOverTheTwentyMilliseconds() throws Exception {
        var frames = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            engine.open(Format.ULAW).start(telephone.address(), new Playout(), event -> frames.incrementAndGet());
        }
        var packets = telephone.receive(5000);
        double seconds = (packets.getLast().nanos() - packets.getFirst().nanos()) / 1e9;
        assertThat(seconds).isCloseTo(1.0, within(0.2));
        assertThat(frames.get()).isGreaterThan(4500);
    }

    @Test
    void nothingIsHeardAfterStop() throws Exception {
        var session = start(Format.ULAW);
        telephone.receive(5);
        session.stop();
        int count = heard.size();
        Thread.sleep(60);
        assertThat(heard).hasSize(count);
        session.stop();
    }

    @Test
    void aListenerMayStopItsOwnCall() throws Exception {
        var session = engine.open(Format.ULAW);
        var stopped = new CountDownLatch(1);
        session.start(telephone.address(), playout, event -> {
            session.stop();
            stopped.countDown();
        });
        stopped.await();
        await().until(() -> threads() == 0);
    }

    @Test
    void nothingIsLeftWhenTheLastCallEnds() throws Exception {
        var first = start(Format.ULAW);
        var second = engine.open(Format.ULAW);
        await().atMost(Duration.ofSeconds(2)).until(() -> threads() == 2);
        first.stop();
        try (var other = new Telephone()) {
            second.start(other.address(), playout, heard::add);
            other.receive(5);
        }
        await().atMost(Duration.ofSeconds(2)).until(() -> threads() == 2);
        second.stop();
        await().atMost(Duration.ofSeconds(2)).until(() -> threads() == 0);
        await().atMost(Duration.ofSeconds(2)).until(() -> isFree(first.localPort()) && isFree(second.localPort()));
    }

    @Test
    void closingEndsAllCallsAndLeavesNothing() throws Exception {
        var sessions = List.of(engine.open(Format.ULAW), engine.open(Format.SLIN), start(Format.ALAW));
        engine.close();
        pacer.close();
        assertThat(threads()).isZero();
        assertThat(sessions).allMatch(session -> isFree(session.localPort()));
        engine.close();
        assertThat(engine.open(Format.ULAW).localPort()).isPositive();
    }

    @Test
    void portsComeFromTheRangeUntilNoneIsLeft() throws Exception {
        int port;
        try (var free = new DatagramSocket(0, LOOPBACK)) {
            port = free.getLocalPort();
        }
        try (var narrow = new RtpEngine(LOOPBACK, port, port, pacer)) {
            var session = narrow.open(Format.ULAW);
            assertThat(session.localPort()).isEqualTo(port);
            assertThatThrownBy(() -> narrow.open(Format.ULAW))
                    .isInstanceOf(LineException.class)
                    .hasMessageContaining("from " + port + " to " + port)
                    .hasMessageContaining("parley.asterisk.first-media-port")
                    .hasMessageContaining("parley.asterisk.last-media-port");
            session.stop();
            await().until(() -> isFree(port));
            assertThat(narrow.open(Format.ULAW).localPort()).isEqualTo(port);
        }
    }

    @ParameterizedTest
    @CsvSource({"20000, 0", "0, 20000", "20000, 19999", "-1, 5", "65000, 65536"})
    void aRangeThatIsNoneIsRefusedWithTheNamesOfItsKeys(int first, int last) {
        assertThatThrownBy(() -> new RtpEngine(LOOPBACK, first, last, pacer))
                .isInstanceOf(LineException.class)
                .hasMessageStartingWith("parley.asterisk.first-media-port is " + first
                        + " and parley.asterisk.last-media-port is " + last);
    }

    @Test
    void anAddressOfAnotherMachineIsRefusedWithASentence() throws Exception {
        try (var lost = new RtpEngine(InetAddress.getByName("192.0.2.1"), pacer)) {
            assertThatThrownBy(() -> lost.open(Format.ULAW))
                    .isInstanceOf(LineException.class)
                    .hasMessageContaining("192.0.2.1")
                    .hasMessageContaining("parley.asterisk.media-address")
                    .hasMessageContaining("address of this machine");
        }
        await().atMost(Duration.ofSeconds(2)).until(() -> threads() == 0);
    }

    private RtpSession start(Format format) {
        var session = engine.open(format);
        session.start(telephone.address(), playout, heard::add);
        return session;
    }

    private static Frame frame(int value) {
        return frame(value, 8000);
    }

    private static Frame frame(int value, int rateHz) {
        var samples = new short[rateHz / 50];
        Arrays.fill(samples, (short) value);
        return new Frame(samples, rateHz);
    }

    private static long allocatedByTheReceiver() {
        var receiver = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("rtp-receiver"))
                .findFirst()
                .orElseThrow();
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(receiver.threadId());
    }

    private static boolean isAbout(Frame frame, int value) {
        return Math.abs(frame.samples()[80] - value) <= value / 16;
    }

    private static int loudest(Frame frame) {
        int loudest = 0;
        for (short sample : frame.samples()) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }

    private static boolean isFree(int port) {
        try (var socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, port))) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> Set.of("rtp-receiver", "media-pacer").contains(thread.getName()))
                .count();
    }
}
