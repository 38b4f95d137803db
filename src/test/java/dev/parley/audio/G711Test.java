package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the decision values of ITU-T G.711, tables 1 (A-law) and 2 (µ-law), built from their step sizes. */
class G711Test {
    /** In units of 16-bit PCM: the tables go to 8159 and to 4096. */
    private static final List<Integer> ULAW_DECISIONS =
            decisions(4, 1, 1, 15, 2, 16, 4, 16, 8, 16, 16, 16, 32, 16, 64, 16, 128, 16, 256);

    private static final List<Integer> ALAW_DECISIONS =
            decisions(8, 32, 2, 16, 4, 16, 8, 16, 16, 16, 32, 16, 64, 16, 128);

    @Test
    void tablesEndWhereTheRecommendationSays() {
        assertThat(ULAW_DECISIONS).hasSize(129).endsWith(8159 * 4);
        assertThat(ALAW_DECISIONS).hasSize(129).endsWith(4096 * 8);
    }

    @Test
    void ulawEncodesEverySampleIntoItsInterval() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int code = 0xFF & ~G711.ULAW.encode((short) sample);
            assertInterval(ULAW_DECISIONS, sample, code & 0x7F, (code & 0x80) == 0);
        }
    }

    @Test
    void alawEncodesEverySampleIntoItsInterval() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int code = 0xFF & (G711.ALAW.encode((short) sample) ^ 0x55);
            assertInterval(ALAW_DECISIONS, sample, code & 0x7F, (code & 0x80) != 0);
        }
    }

    @Test
    void ulawDecodesToTheMiddleOfTheInterval() {
        for (int n = 0; n < 128; n++) {
            // the first interval goes through zero, so its middle is zero
            int middle = n == 0 ? 0 : (ULAW_DECISIONS.get(n) + ULAW_DECISIONS.get(n + 1)) / 2;
            assertThat(G711.ULAW.decode((byte) (0xFF - n))).isEqualTo((short) middle);
            assertThat(G711.ULAW.decode((byte) (0x7F - n))).isEqualTo((short) -middle);
        }
    }

    @Test
    void alawDecodesToTheMiddleOfTheInterval() {
        for (int n = 0; n < 128; n++) {
            int middle = (ALAW_DECISIONS.get(n) + ALAW_DECISIONS.get(n + 1)) / 2;
            assertThat(G711.ALAW.decode((byte) ((0x80 | n) ^ 0x55))).isEqualTo((short) middle);
            assertThat(G711.ALAW.decode((byte) (n ^ 0x55))).isEqualTo((short) -middle);
        }
    }

    @Test
    void silenceHasTheCodesThatEveryTelephoneKnows() {
        assertThat(G711.ULAW.encode((short) 0)).isEqualTo((byte) 0xFF);
        assertThat(G711.ALAW.encode((short) 0)).isEqualTo((byte) 0xD5);
    }

    @Test
    void arraysAreEncodedAndDecodedSampleBySample() {
        short[] pcm = {0, 1000, -1000, 32767, -32768};
        for (var law : G711.values()) {
            var decoded = law.decode(law.encode(pcm));
            assertThat(decoded).hasSize(5);
            for (int i = 0; i < pcm.length; i++) {
                assertThat(decoded[i]).isEqualTo(law.decode(law.encode(pcm[i])));
            }
        }
    }

    private static void assertInterval(List<Integer> decisions, int sample, int n, boolean positive) {
        int magnitude = Math.abs(sample);
        // a sample on a decision value may go either way, and what is too loud goes into the last interval
        assertThat(magnitude).isGreaterThanOrEqualTo(decisions.get(n));
        assertThat(n == 127 || magnitude <= decisions.get(n + 1)).isTrue();
        assertThat(positive).isEqualTo(sample >= 0);
    }

    /** @param steps pairs of how many and how wide, in the table's own units */
    private static List<Integer> decisions(int unit, int... steps) {
        var values = new ArrayList<>(List.of(0));
        for (int i = 0; i < steps.length; i += 2) {
            for (int n = 0; n < steps[i]; n++) {
                values.add(values.getLast() + steps[i + 1] * unit);
            }
        }
        return values;
    }
}
