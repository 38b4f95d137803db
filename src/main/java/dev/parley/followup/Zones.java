package dev.parley.followup;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** By which clock a receiver lives: that of their number's country where it is configured, else everybody's. Immutable. */
record Zones(ZoneId everybodys, Map<String, ZoneId> byCountry) {
    private static final String KEY = "parley.followup.zone";

    /** Throws when the configuration names a zone that does not exist. */
    static Zones of(FollowUpConfig config) {
        return new Zones(
                config.zone().map(id -> zone(KEY, id)).orElseGet(ZoneId::systemDefault),
                config.zones().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                entry -> entry.getKey().toUpperCase(Locale.ROOT),
                                entry -> zone(KEY + "s." + entry.getKey(), entry.getValue()))));
    }

    /** @param address an e-mail address, which does not say where its owner lives, or a phone number in E.164 */
    ZoneId at(String address) {
        return Addresses.country(address)
                .flatMap(country -> Optional.ofNullable(byCountry.get(country)))
                .orElse(everybodys);
    }

    private static ZoneId zone(String key, String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(key + " is \"" + id + "\". Write it like Europe/Berlin.", e);
        }
    }
}
