package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsteriskVersionTest {
    @ParameterizedTest
    @CsvSource({
        "18, 9, 0, true",
        "20, 20, 0, true",
        "20, 20, 1, false",
        "20, 21, 0, false",
        "21, 5, 0, true",
        "22, 10, 0, true",
        "22, 10, 1, false",
        "22, 11, 0, false",
        "23, 0, 0, false"
    })
    void knowsWhichVersionsLetAriUsersReachFiles(int major, int minor, int patch, boolean unsafe) {
        assertThat(new AsteriskVersion(major, minor, patch).isUnsafe()).isEqualTo(unsafe);
    }
}
