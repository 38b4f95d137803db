package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {
    @ParameterizedTest
    @CsvSource({
        "09:00-20:00, 08:59, PT1M",
        "09:00-20:00, 09:00, PT0S",
        "09:00-20:00, 19:59, PT0S",
        "09:00-20:00, 20:00, PT13H",
        "09:00-20:00, 00:00, PT9H",
        "22:00-02:00, 23:00, PT0S",
        "22:00-02:00, 01:59, PT0S",
        "22:00-02:00, 02:00, PT20H",
        "00:00-24:00, 03:00, PT0S",
        "09:00-24:00, 23:59, PT0S",
        "09:00-24:00, 00:00, PT9H"
    })
    void whatIsOutsideWaitsUntilTheyBegin(String hours, String time, Duration wait) {
        var now = ZonedDateTime.parse("2026-06-10T" + time + ":00+02:00[Europe/Berlin]");
        assertThat(Hours.of(hours).until(now)).isEqualTo(wait);
    }

    @Test
    void theNightInWhichClocksGoForwardIsAnHourShorter() {
        var evening = ZonedDateTime.parse("2026-03-28T20:00:00+01:00[Europe/Berlin]");
        assertThat(Hours.of("09:00-20:00").until(evening)).isEqualTo(Duration.ofHours(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9-20", "09:00", "09:00-20:00-21:00", "25:00-26:00", "always"})
    void whatIsNoStretchOfADayIsToldByItsKey(String text) {
        assertThatThrownBy(() -> Hours.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parley.followup.hours")
                .hasMessageContaining("09:00-20:00");
    }
}
