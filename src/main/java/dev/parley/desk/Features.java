package dev.parley.desk;

import dev.parley.access.Sha256;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * All that a model is told of a lead when it advises on it; none of it says who the lead is. Advice stands as long as
 * the {@link #hash()} does.
 *
 * @param source where the lead came from
 * @param stage how far we are with it
 * @param messages communications so far
 * @param hasDomain whether its e-mail address has a domain of its own, not that of a mail provider
 * @param age {@code day}, {@code week}, {@code month}, {@code quarter} or {@code older}, so that advice does not go
 *     stale with every midnight
 */
public record Features(String source, String stage, int messages, boolean hasDomain, String age) {
    private static final Set<String> PROVIDERS = Set.of(
            "gmail.com",
            "googlemail.com",
            "yahoo.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "icloud.com",
            "me.com",
            "aol.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "t-online.de",
            "mail.ru",
            "yandex.ru",
            "ukr.net",
            "proton.me",
            "protonmail.com");

    static boolean ownDomain(String email) {
        var at = email.lastIndexOf('@');
        var domain = email.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        return at > 0 && domain.contains(".") && !PROVIDERS.contains(domain);
    }

    static String age(Duration age) {
        var days = age.toDays();
        return days < 1 ? "day" : days < 7 ? "week" : days < 30 ? "month" : days < 90 ? "quarter" : "older";
    }

    /** SHA-256 of the features, one a line in the order of the record, as 64 hexadecimal digits. */
    public String hash() {
        var text = String.join("\n", source, stage, String.valueOf(messages), String.valueOf(hasDomain), age);
        return Sha256.hex(text);
    }
}
