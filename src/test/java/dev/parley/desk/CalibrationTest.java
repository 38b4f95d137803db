package dev.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.desk.Calibration.Band;
import dev.parley.desk.Calibration.Sale;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void closedSalesAreCountedByScoreInFifths() {
        var found = Calibration.of(
                List.of(new Sale(0.1, false), new Sale(0.9, true), new Sale(1, true), new Sale(0.8, false)));
        assertThat(found.closed()).isEqualTo(4);
        assertThat(found.won()).isEqualTo(2);
        // (0.01 + 0.01 + 0 + 0.64) / 4
        assertThat(found.brier()).isEqualTo(0.165);
        assertThat(found.bands()).containsExactly(new Band(0, 0.2, 1, 0.1, 0), new Band(0.8, 1, 3, 0.9, 0.6667));
    }

    @Test
    void withoutClosedSalesThereIsNothingToShow() {
        assertThat(Calibration.of(List.of())).isEqualTo(new Calibration(0, 0, 0, List.of()));
    }
}
