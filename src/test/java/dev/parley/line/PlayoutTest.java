package dev.parley.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayoutTest {
    private static final Frame SILENCE = Frame.silence(8000);

    private final Playout playout = new Playout();
    private final List<Long> marks = new ArrayList<>();

    @BeforeEach
    void listen() {
        playout.onMark(marks::add);
    }

    @Test
    void framesPlayInOrderAndThenThereIsNothing() {
        playout.add(frame(1));
        playout.add(frame(2));
        assertThat(loudness()).isEqualTo(1);
        assertThat(loudness()).isEqualTo(2);
        assertThat(nothing()).isTrue();
        assertThat(playout.framesSent()).isEqualTo(2);
    }

    @Test
    void aMarkIsReachedWithTheFrameBeforeIt() {
        playout.add(frame(1));
        playout.add(frame(2));
        playout.mark(7);
        playout.next(SILENCE);
        assertThat(marks).isEmpty();
        playout.next(SILENCE);
        assertThat(marks).containsExactly(7L);
    }

    @Test
    void aMarkBehindNothingIsReachedAtTheNextTurn() {
        playout.mark(7);
        assertThat(nothing()).isTrue();
        assertThat(marks).containsExactly(7L);
    }

    @Test
    void aFlushFadesOverTwentyMilliseconds() {
        for (int i = 0; i < 50; i++) {
            playout.add(frame(10_000));
        }
        playout.next(SILENCE);
        playout.flush();
        var faded = playout.next(SILENCE).samples();
        assertThat(faded[0]).isEqualTo((short) 10_000);
        assertThat(faded[80]).isBetween((short) 4_900, (short) 5_100);
        assertThat(faded[159]).isBetween((short) 0, (short) 100);
        assertThat(nothing()).isTrue();
    }

    @Test
    void marksBehindAFlushAreNeverReached() {
        playout.add(frame(1));
        playout.mark(1);
        playout.add(frame(2));
        playout.mark(2);
        playout.next(SILENCE);
        playout.flush();
        playout.next(SILENCE);
        playout.next(SILENCE);
        assertThat(marks).containsExactly(1L);
    }

    @Test
    void framesAfterAFlushPlayRightBehindTheFade() {
        playout.add(frame(8_000));
        playout.add(frame(8_000));
        playout.flush();
        playout.add(frame(3));
        playout.mark(3);
        assertThat(loudness()).isEqualTo(8_000);
        assertThat(marks).isEmpty();
        assertThat(loudness()).isEqualTo(3);
        assertThat(marks).containsExactly(3L);
    }

    @Test
    void aSecondFlushDropsWhatCameAfterTheFirstButKeepsItsFade() {
        playout.add(frame(8_000));
        playout.flush();
        playout.add(frame(3));
        playout.flush();
        assertThat(loudness()).isEqualTo(8_000);
        assertThat(nothing()).isTrue();
    }

    @Test
    void aFlushOfNothingIsNothing() {
        playout.flush();
        assertThat(nothing()).isTrue();
        playout.add(frame(5));
        assertThat(loudness()).isEqualTo(5);
    }

    @Test
    void aDuckRampsToTwelveDecibelsLessOverTwentyMillisecondsAndStays() {
        for (int i = 0; i < 4; i++) {
            playout.add(frame(10_000));
        }
        playout.next(SILENCE);
        playout.duck();
        var ramp = next();
        assertThat(ramp[0]).isEqualTo((short) 10_000);
        assertThat(ramp[80]).isBetween((short) 6_200, (short) 6_300);
        assertThat(ramp[159]).isBetween((short) 2_500, (short) 2_600);
        // 20 · log10(0.2512) = −12.0 dB
        var ducked = next();
        assertThat(ducked[0]).isBetween((short) 2_500, (short) 2_520);
        assertThat(ducked[159]).isEqualTo(ducked[0]);
        playout.duck();
        assertThat(next()[80]).isEqualTo(ducked[0]);
    }

    @Test
    void aResumeBringsADuckedVoiceBackWithinTenMilliseconds() {
        for (int i = 0; i < 3; i++) {
            playout.add(frame(10_000));
        }
        playout.duck();
        playout.next(SILENCE);
        playout.unduck();
        var ramp = next();
        assertThat(ramp[0]).isBetween((short) 2_500, (short) 2_520);
        assertThat(ramp[40]).isBetween((short) 6_200, (short) 6_300);
        assertThat(ramp[80]).isEqualTo((short) 10_000);
        assertThat(next()).containsOnly((short) 10_000);
    }

    @Test
    void aFlushEndsADuckForWhatComesAfterIt() {
        playout.add(frame(10_000));
        playout.add(frame(10_000));
        playout.duck();
        playout.next(SILENCE);
        playout.flush();
        playout.add(frame(10_000));
        assertThat(next()[0]).isBetween((short) 2_500, (short) 2_520);
        assertThat(next()).containsOnly((short) 10_000);
    }

    @Test
    void aSenderThatWasAheadSaysWhatAFlushFadesOut() {
        for (int i = 1; i <= 3; i++) {
            playout.add(frame(1000 * i));
        }
        var ahead = playout.next(SILENCE);
        playout.next(SILENCE);
        assertThat(playout.flushes()).isZero();
        playout.flush();
        assertThat(playout.flushes()).isEqualTo(1);
        playout.fadeOut(ahead);
        var faded = next();
        assertThat(faded[0]).isEqualTo((short) 1000);
        assertThat(faded[80]).isEqualTo((short) 500);
        assertThat(nothing()).isTrue();
    }

    @Test
    void nothingIsLostBetweenTheTwoThreads() {
        var filling = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= 20_000; i++) {
                playout.add(frame(i % 30_000));
                playout.mark(i);
            }
        });
        int expected = 1;
        while (expected <= 20_000) {
            var frame = playout.next(SILENCE);
            if (frame != SILENCE) {
                assertThat(frame.samples()[0]).isEqualTo((short) expected++);
            }
        }
        filling.join();
        playout.next(SILENCE);
        assertThat(marks).hasSize(20_000).isSorted();
    }

    private int loudness() {
        return next()[0];
    }

    private boolean nothing() {
        return playout.next(SILENCE) == SILENCE;
    }

    private short[] next() {
        return playout.next(SILENCE).samples();
    }

    private static Frame frame(int value) {
        var samples = new short[160];
        Arrays.fill(samples, (short) value);
        return new Frame(samples, 8000);
    }
}
