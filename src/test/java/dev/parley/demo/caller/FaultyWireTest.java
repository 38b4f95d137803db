package dev.parley.demo.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultyWireTest {
    private static final int PACKETS = 10_000;

    @Test
    void withoutFaultsEverythingArrivesInOrder() {
        assertThat(through(Faults.NONE))
                .isEqualTo(IntStream.range(0, PACKETS).boxed().toList());
    }

    @Test
    void theWantedShareIsLost() {
        assertThat(through(new Faults(0.05, 1, 0, 0, 3)).size()).isBetween(PACKETS * 94 / 100, PACKETS * 96 / 100);
    }

    @Test
    void lossesComeInRunsOfTheWantedLength() {
        var arrived = through(new Faults(0.05, 4, 0, 0, 3));
        assertThat(arrived.size()).isBetween(PACKETS * 93 / 100, PACKETS * 97 / 100);
        long runs = IntStream.range(1, arrived.size())
                .filter(i -> arrived.get(i) > arrived.get(i - 1) + 1)
                .count();
        assertThat((PACKETS - arrived.size()) / (double) runs).isBetween(3.3, 4.7);
    }

    @Test
    void theWantedShareComesTwice() {
        var arrived = through(new Faults(0, 1, 0, 0.1, 3));
        assertThat(arrived.size()).isBetween(PACKETS * 109 / 100, PACKETS * 111 / 100);
        assertThat(arrived.stream().distinct().count()).isEqualTo(PACKETS);
    }

    @Test
    void theWantedShareComesAfterItsSuccessorAndNothingIsLost() {
        var arrived = through(new Faults(0, 1, 0.1, 0, 3));
        long late = IntStream.range(1, arrived.size())
                .filter(i -> arrived.get(i) < arrived.get(i - 1))
                .count();
        assertThat(late).isBetween(PACKETS * 8L / 100, PACKETS * 11L / 100);
        assertThat(arrived.stream().distinct().count()).isBetween(PACKETS - 1L, (long) PACKETS);
    }

    private static List<Integer> through(Faults faults) {
        var wire = new FaultyWire(faults);
        var arrived = new ArrayList<Integer>();
        for (int i = 0; i < PACKETS; i++) {
            for (var packet : wire.carry(new byte[] {(byte) (i >> 8), (byte) i})) {
                arrived.add((packet[0] & 0xFF) << 8 | packet[1] & 0xFF);
            }
        }
        return arrived;
    }
}
