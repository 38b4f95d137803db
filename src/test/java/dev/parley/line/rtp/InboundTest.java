package dev.parley.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Frame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundTest {
    private static final int SSRC = 0x5EED;
    private final Inbound inbound = new Inbound(Format.SLIN);
    private final RtpPacket packet = new RtpPacket();
    private long millis;

    @Test
    void soundComesOutAsItWasSent() {
        feed(0, 1000, SSRC);
        feed(1, 2000, SSRC);
        assertThat(level(inbound.next())).isEqualTo(1000);
        assertThat(level(inbound.next())).isEqualTo(2000);
        assertThat(counters().received()).isEqualTo(2);
    }

    @Test
    void anotherSourceIsNotHeardWhileTheFirstSpeaks() {
        for (int i = 0; i < 50; i++, millis += 20) {
            feed(i, 1000, SSRC);
            feed(i + 7, 30_000, 0xBAD);
            assertThat(level(inbound.next())).isLessThanOrEqualTo(1000);
        }
        assertThat(counters().strangers()).isEqualTo(50);
        assertThat(counters().sourceChanges()).isZero();
    }

    @Test
    void anotherSourceIsHeardOnceTheFirstHasBeenSilentForAHundredMilliseconds() {
        feed(0, 1000, SSRC);
        millis = 99;
        feed(500, 2000, 0xCAFE);
        assertThat(counters().strangers()).isEqualTo(1);
        millis = 100;
        feed(501, 2000, 0xCAFE);
        feed(502, 2000, 0xCAFE);
        inbound.next();
        assertThat(level(inbound.next())).isEqualTo(2000);
        assertThat(counters().sourceChanges()).isEqualTo(1);
        feed(3, 1000, SSRC);
        assertThat(counters().strangers()).isEqualTo(2);
    }

    @Test
    void anotherPayloadTypeIsAStranger() {
        var comfortNoise = bytes(0, 1000, SSRC, 160);
        comfortNoise[1] = 13;
        inbound.accept(comfortNoise, comfortNoise.length, packet, 0);
        assertThat(counters().strangers()).isEqualTo(1);
        assertThat(counters().received()).isZero();
    }

    @Test
    void malformedAndEmptyPacketsAreCountedAndNotHeard() {
        var good = bytes(0, 1000, SSRC, 160);
        inbound.accept(good, 5, packet, 0);
        inbound.accept(good, 12, packet, 0);
        inbound.accept(new byte[100], 100, packet, 0);
        assertThat(counters().malformed()).isEqualTo(3);
        assertThat(counters().received()).isZero();
    }

    @Test
    void aLostPacketIsConcealed() {
        feed(0, 1000, SSRC);
        feed(1, 1000, SSRC);
        feed(3, 1000, SSRC);
        inbound.next();
        inbound.next();
        assertThat(level(inbound.next())).isBetween(800, 1000);
        assertThat(counters().lost()).isEqualTo(1);
        inbound.next();
        assertThat(counters().lost()).isEqualTo(1);
    }

    @Test
    void silenceComesWhenNothingComes() {
        assertThat(inbound.next()).usingRecursiveComparison().isEqualTo(Frame.silence(8000));
        feed(0, 1000, SSRC);
        feed(1, 1000, SSRC);
        for (int i = 0; i < 6; i++) {
            inbound.next();
        }
        assertThat(inbound.next().samples()).containsOnly(0);
        assertThat(counters().lost()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 240, 320, 480})
    void packetsOfAnotherLengthAreCutIntoFrames(int samples) {
        int sent = 0;
        int heard = 0;
        for (int i = 0; i < 48; i++) {
            while (sent < (i + 3) * 160) {
                feed(sent / samples, 1000, SSRC, samples);
                sent += samples;
            }
            heard += level(inbound.next()) == 1000 ? 1 : 0;
        }
        assertThat(heard).isGreaterThanOrEqualTo(45);
        assertThat(counters().lost()).isZero();
    }

    @Test
    void aFasterClockIsMadeUpForInSilence() {
        // one packet too many every 50: a clock 2% fast; a second of sound, then one of silence, and so on
        int sequence = 0;
        int skippedInSound = 0;
        for (int i = 0; i < 1000; i++) {
            int value = i / 50 % 2 == 0 ? 5000 : 0;
            feed(sequence++, value, SSRC);
            if (i % 50 == 0) {
                feed(sequence++, value, SSRC);
            }
            long before = counters().skipped();
            var frame = inbound.next();
            skippedInSound += level(frame) > 0 && counters().skipped() > before ? 1 : 0;
        }
        assertThat(counters().skipped()).isBetween(15L, 21L);
        assertThat(skippedInSound).isLessThanOrEqualTo(1);
        assertThat(counters().lost() + counters().late()).isZero();
    }

    @Test
    void speechThatPiledUpWhileTheMachineStoodStillIsHeardWholeAndTheNextPauseMakesUpForIt() {
        int sequence = 0;
        for (int i = 0; i < 10; i++) {
            feed(sequence++, 0, SSRC);
            inbound.next();
        }
        for (int i = 0; i < 10; i++) {
            feed(sequence++, 0, SSRC);
        }
        var heard = new ArrayList<Integer>();
        for (int i = 1; i <= 200; i++) {
            feed(sequence++, i <= 150 ? 1000 + i : 0, SSRC);
            int level = level(inbound.next());
            if (level >= 1000) {
                heard.add(level - 1000);
            }
        }
        assertThat(heard).isEqualTo(IntStream.rangeClosed(1, 150).boxed().toList());
        assertThat(counters().skipped()).isBetween(8L, 10L);
    }

    @Test
    void aFlawlessStreamIsNeverTouched() {
        for (int i = 0; i < 1000; i++) {
            feed(i, i % 30_000 + 1, SSRC);
            var frame = inbound.next();
            if (i > 0) {
                assertThat(level(frame)).isEqualTo(i);
            }
        }
        assertThat(counters().skipped()).isZero();
    }

    private RtpCounters counters() {
        return inbound.counters(0);
    }

    private void feed(int sequence, int value, int ssrc) {
        feed(sequence, value, ssrc, 160);
    }

    private void feed(int sequence, int value, int ssrc, int samples) {
        var bytes = bytes(sequence, value, ssrc, samples);
        inbound.accept(bytes, bytes.length, packet, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static byte[] bytes(int sequence, int value, int ssrc, int samples) {
        var buffer = ByteBuffer.allocate(12 + 2 * samples)
                .put((byte) 0x80)
                .put((byte) 10)
                .putShort((short) sequence)
                .putInt(sequence * samples)
                .putInt(ssrc);
        while (buffer.hasRemaining()) {
            buffer.putShort((short) value);
        }
        return buffer.array();
    }

    /** Of the frame's middle, which no blending at its ends reaches. */
    private static int level(Frame frame) {
        return frame.samples()[120];
    }
}
