package dev.parley.followup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How something reaches a lead. */
public enum Channel {
    EMAIL("e-mail"),
    SMS("SMS");

    private final String spoken;

    Channel(String spoken) {
        this.spoken = spoken;
    }

    /** As tables and analyses have it: in small letters. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    String spoken() {
        return spoken;
    }

    static Optional<Channel> named(String text) {
        return Stream.of(values()).filter(each -> each.text().equals(text)).findFirst();
    }
}
