package dev.parley.line.media;

import static dev.parley.line.media.ReorderWindow.Arrival.DUPLICATE;
import static dev.parley.line.media.ReorderWindow.Arrival.KEPT;
import static dev.parley.line.media.ReorderWindow.Arrival.LATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReorderWindowTest {
    private static final String LOST = "lost";
    private static final String NOTHING = "-";

    private final ReorderWindow window = new ReorderWindow();

    @Test
    void twoPacketsWaitBeforeTheFirstIsTaken() {
        put(100);
        assertThat(take()).isEqualTo(NOTHING);
        put(101);
        assertThat(take()).isEqualTo("100");
        put(102);
        assertThat(take()).isEqualTo("101");
    }

    @Test
    void aSinglePacketIsTakenAfterFortyMilliseconds() {
        put(5);
        assertThat(takes(3)).containsExactly(NOTHING, "5", NOTHING);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_530, 32_760})
    void swappedPacketsAreTakenInOrder(int first) {
        var taken = new ArrayList<String>();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 40; i += 2) {
            // each pair comes in the wrong order, 40 ms at a time
            put(first + i + 1 & 0xFFFF);
            put(first + i & 0xFFFF);
            taken.addAll(takes(2));
            expected.add(String.valueOf(first + i & 0xFFFF));
            expected.add(String.valueOf(first + i + 1 & 0xFFFF));
        }
        assertThat(taken).isEqualTo(expected);
    }

    @Test
    void aPacketThatNeverComesIsLostAtItsTurn() {
        put(1);
        put(2);
        put(4);
        assertThat(takes(4)).containsExactly("1", "2", LOST, "4");
    }

    @Test
    void aPacketAfterItsTurnIsLate() {
        put(1);
        put(2);
        put(4);
        takes(3);
        assertThat(putting(3)).isEqualTo(LATE);
        assertThat(take()).isEqualTo("4");
    }

    @Test
    void aPacketThatComesAgainIsADuplicateBeforeAndAfterItsTurn() {
        put(1);
        put(2);
        assertThat(putting(2)).isEqualTo(DUPLICATE);
        takes(2);
        assertThat(putting(2)).isEqualTo(DUPLICATE);
        assertThat(takes(1)).containsExactly(NOTHING);
    }

    @Test
    void aFirstPacketThatWasOvertakenStillHasItsTurn() {
        put(8);
        put(7);
        assertThat(takes(2)).containsExactly("7", "8");
    }

    @Test
    void aShortSilenceOfTheSenderLosesNothing() {
        put(1);
        put(2);
        assertThat(takes(4)).containsExactly("1", "2", NOTHING, NOTHING);
        put(3);
        put(4);
        assertThat(takes(2)).containsExactly("3", "4");
    }

    @Test
    void afterAPauseOfTheSenderTheWaitStartsAnew() {
        put(1);
        put(2);
        takes(10);
        put(3);
        assertThat(take()).isEqualTo(NOTHING);
        put(4);
        assertThat(takes(2)).containsExactly("3", "4");
    }

    @Test
    void aLonePacketFromElsewhereIsNotBelieved() {
        put(1);
        put(2);
        assertThat(putting(9_000)).isEqualTo(LATE);
        put(3);
        assertThat(takes(3)).containsExactly("1", "2", "3");
    }

    @Test
    void aSenderThatStartsAnewIsFollowed() {
        put(1);
        put(2);
        takes(1);
        assertThat(putting(9_000)).isEqualTo(LATE);
        assertThat(putting(9_001)).isEqualTo(KEPT);
        put(9_002);
        assertThat(takes(2)).containsExactly("9001", "9002");
    }

    @Test
    void theRightBytesAreTaken() {
        window.put(1, new byte[] {9, 9, 1, 2, 3, 9}, 2, 3);
        window.put(2, new byte[] {4, 5, 6, 7}, 0, 4);
        window.take();
        assertThat(window.payload()).startsWith(1, 2, 3);
        assertThat(window.length()).isEqualTo(3);
        window.take();
        assertThat(window.payload()).startsWith(4, 5, 6, 7);
        assertThat(window.length()).isEqualTo(4);
    }

    @Test
    void aSteadySurplusIsToldAfterASecondAndShrinksWhenSkipped() {
        for (int i = 0; i < 5; i++) {
            put(i);
        }
        for (int i = 5; i < 60; i++) {
            take();
            put(i);
            assertThat(window.surplus()).isEqualTo(i < 54 ? 0 : 3);
        }
        window.skipped();
        assertThat(window.surplus()).isEqualTo(2);
    }

    @Test
    void jitterIsNoSurplus() {
        put(0);
        for (int i = 1; i < 200; i += 4) {
            for (int n = 0; n < 4; n++) {
                put(i + n);
            }
            takes(4);
            assertThat(window.surplus()).isZero();
        }
    }

    private void put(int sequence) {
        assertThat(putting(sequence)).isEqualTo(KEPT);
    }

    private ReorderWindow.Arrival putting(int sequence) {
        return window.put(sequence, new byte[] {(byte) (sequence >> 8), (byte) sequence}, 0, 2);
    }

    private List<String> takes(int count) {
        var taken = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            taken.add(take());
        }
        return taken;
    }

    private String take() {
        return switch (window.take()) {
            case PACKET -> String.valueOf((window.payload()[0] & 0xFF) << 8 | window.payload()[1] & 0xFF);
            case LOST -> LOST;
            case NOTHING -> NOTHING;
        };
    }
}
