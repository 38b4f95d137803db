package dev.parley.line.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Frame;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller who speaks for three seconds and is silent for one, for ten minutes, by a clock of their own. */
class IncomingTest {
    private static final int FRAMES = 10 * 60 * 50;
    private static final int RHYTHM = 200;
    private static final int SPEECH = 150;

    private final Incoming incoming = new Incoming(Codec.linear(ByteOrder.BIG_ENDIAN), 16_000);
    private int sequence;
    private int lastHeard;
    private int speechLost;
    private int speechHeard;
    private int deepest;

    @ParameterizedTest
    @ValueSource(doubles = {1.005, 0.995, 1.0005, 0.9995})
    void aClockThatIsOffIsKeptUpWithInThePausesAndCostsNoSpeechAndNoDelay(double speed) {
        talk(speed);
        int off = (int) Math.round(FRAMES * Math.abs(speed - 1));
        long corrections = incoming.skipped() - incoming.repeated();
        assertThat(speechLost).isZero();
        assertThat(corrections * Math.signum(speed - 1)).isBetween(off - 4.0, off + 4.0);
        assertThat(incoming.lost()).isZero();
        assertThat(deepest).as("packets that wait").isLessThanOrEqualTo(ReorderWindow.TARGET + 2);
    }

    @Test
    void aClockThatIsRightIsLeftAlone() {
        talk(1);
        assertThat(incoming.skipped() + incoming.repeated()).isZero();
        assertThat(speechLost).isZero();
    }

    /** 40 bytes more than the samples, which the call keeps: the frame and the array's head, and no copy. */
    @Test
    void aFrameIsAllThatIsAllocatedForIt() {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var payload = payload(1000);
        for (int i = 0; i < 40; i++) {
            incoming.put(sequence++, payload, 0, payload.length);
            incoming.next();
        }
        thread.getCurrentThreadAllocatedBytes();
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            incoming.put(sequence++, payload, 0, payload.length);
            incoming.next();
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(1000 * (640 + 48));
    }

    @Test
    void whatBridgesTheWaitForLatePacketsIsToldFromWhatWasSaid() {
        int late = 5;
        var said = new ArrayList<Integer>();
        for (int turn = 0; turn < 60; turn++) {
            // the packets of 30 to 34 come together with that of 35
            for (int due = turn == 30 + late ? 30 : turn; due <= turn && (turn < 30 || turn >= 30 + late); due++) {
                var payload = payload(1000 + due);
                incoming.put(due, payload, 0, payload.length);
            }
            var frame = incoming.next();
            if (!incoming.waited()) {
                said.add((int) frame.samples()[300]);
            }
        }
        assertThat(said).startsWith(1000, 1001);
        assertThat(said)
                .isEqualTo(IntStream.range(1000, 1000 + said.size()).boxed().toList());
        assertThat(60 - said.size()).as("frames that only bridged a wait").isBetween(late - 1, late + 1);
    }

    @Test
    void aPacketThatNeverComesHasItsTimeAllTheSame() {
        for (int turn = 0; turn < 20; turn++) {
            if (turn != 10) {
                var payload = payload(1000 + turn);
                incoming.put(turn, payload, 0, payload.length);
            }
            incoming.next();
            assertThat(incoming.waited()).as("turn " + turn).isEqualTo(turn == 0);
        }
        assertThat(incoming.lost()).isEqualTo(1);
    }

    private void talk(double speed) {
        double due = 0;
        for (int turn = 0; turn < FRAMES; turn++) {
            due += speed;
            while (sequence < due) {
                var payload = payload(sequence % RHYTHM < SPEECH ? 1000 + sequence % RHYTHM : 0);
                incoming.put(sequence++ & 0xFFFF, payload, 0, payload.length);
            }
            deepest = Math.max(deepest, incoming.depth());
            hear(incoming.next());
        }
        // what is still under way is of no account
        assertThat(speechHeard).isGreaterThan(FRAMES * SPEECH / RHYTHM - 300);
    }

    private void hear(Frame frame) {
        int level = frame.samples()[300];
        if (level >= 1000) {
            int expected = lastHeard == 0 || lastHeard == 1000 + SPEECH - 1 ? 1000 : lastHeard + 1;
            speechLost += level == expected ? 0 : 1;
            speechHeard++;
            lastHeard = level;
        }
    }

    private static byte[] payload(int level) {
        var payload = new byte[640];
        for (int i = 0; i < 640; i += 2) {
            payload[i] = (byte) (level >> 8);
            payload[i + 1] = (byte) level;
        }
        return payload;
    }
}
