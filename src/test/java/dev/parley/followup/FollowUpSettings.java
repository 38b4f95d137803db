package dev.parley.followup;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Configuration as the application reads it, from the given keys alone. */
public final class FollowUpSettings {
    private FollowUpSettings() {}

    public static <T> T of(Class<T> mapping, Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .withMapping(mapping)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(mapping);
    }

    /** Open all day and quick to give up. */
    public static FollowUpConfig with(Map<String, String> keys) {
        var all = new HashMap<>(Map.of(
                "parley.followup.hours", "00:00-24:00",
                "parley.followup.timeout", "700ms",
                "parley.followup.zone", "Europe/Berlin"));
        all.putAll(keys);
        return of(FollowUpConfig.class, all);
    }
}
