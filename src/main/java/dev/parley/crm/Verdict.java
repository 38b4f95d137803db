package dev.parley.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Tells by a CRM's answer whether it took what was sent, will take it later, or never will. */
final class Verdict {
    private final String server;
    private final String key;
    private final CrmConfig config;

    /**
     * @param server its address, as messages name it
     * @param key the configuration key of that address
     */
    Verdict(String server, String key, CrmConfig config) {
        this.server = server;
        this.key = key;
        this.config = config;
    }

    /** The answer's JSON; a missing node when there is none. Throws {@link CrmException} when it is no success. */
    JsonNode of(Answer answer) {
        if (!answer.succeeded()) {
            throw refusal(answer);
        }
        return answer.json()
                .orElseThrow(() -> new CrmException.Failing(server + " answered " + answer.status()
                        + " with something that is not JSON: this is no CRM. Check that " + key
                        + " leads to its API and not to a page for people."));
    }

    private CrmException refusal(Answer answer) {
        int status = answer.status();
        if (status == 429 || status == 503 && !answer.retryAfter().isEmpty()) {
            return new CrmException.Busy(
                    server + " answered " + status + ": it has more to do than it can.", pause(answer.retryAfter()));
        }
        // 409 to an Idempotency-Key: the first request with it is still in work
        if (status >= 500 || status == 408 || status == 409 || status == 425) {
            return new CrmException.Failing(server + " answered " + status + ". Look into its log.");
        }
        return new CrmException.Refusing(server + " answered " + status + ". " + remedy(status));
    }

    private String remedy(int status) {
        var room = key.replaceFirst("\\.url$", "");
        return switch (status) {
            case 401, 403 -> "Check the key or token under " + room + ", and what it is allowed to do.";
            case 404, 410 -> "It has no such lead, or " + room + " leads to a path that it does not have.";
            case 400, 422 -> "It does not take these fields: check the mapping under " + room + " and the receipt.";
            default ->
                status < 400
                        ? "It points elsewhere, which is not followed: set " + key + " to the address it really has."
                        : "It will not take this; its answer is kept with the receipt.";
        };
    }

    private Duration pause(String retryAfter) {
        var asked = asked(retryAfter);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(config.longestPause()) < 0 ? asked : config.longestPause();
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3). */
    private Duration asked(String retryAfter) {
        try {
            if (retryAfter.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(retryAfter));
            }
            return Duration.between(
                    Instant.now(), ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException unreadable) {
            return config.busyPause();
        }
    }
}
