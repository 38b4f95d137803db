package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZonesTest {
    @Test
    void aNumberLivesByTheClockOfItsCountryWhereThatIsKnown() {
        var zones = Zones.of(FollowUpSettings.with(Map.of("parley.followup.zones.IR", "Asia/Tehran")));
        assertThat(zones.at("+989121234567")).isEqualTo(ZoneId.of("Asia/Tehran"));
        assertThat(zones.at("+14155550123")).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(zones.at("jane@school.example")).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void aZoneThatDoesNotExistIsToldByItsKey() {
        for (var key : Map.of("parley.followup.zones.IR", "Asia/Atlantis", "parley.followup.zone", "Berlin")
                .entrySet()) {
            assertThatThrownBy(() -> Zones.of(FollowUpSettings.with(Map.of(key.getKey(), key.getValue()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(key.getKey())
                    .hasMessageContaining(key.getValue());
        }
    }
}
