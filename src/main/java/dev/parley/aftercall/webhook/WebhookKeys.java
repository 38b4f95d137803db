package dev.parley.aftercall.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of those who may send webhooks, and the proof that one of them did: HMAC-SHA256 of
 * {@code id.timestamp.body} (Standard Webhooks, section "Signature scheme", {@code v1}). Several secrets are good at once,
 * so that they can be replaced one after the other. A signature tells nothing of an earlier delivery: whoever accepts one
 * has to remember the id. Immutable, any thread.
 */
public final class WebhookKeys {
    /** How old, or how far ahead, a timestamp may be. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    /** The specification asks for 24 to 64 bytes. */
    private static final int SHORTEST_KEY = 24;

    private static final int MOST_SIGNATURES = 10;
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final List<byte[]> keys;

    /**
     * @param secrets as the specification writes them, {@code whsec_} and base64
     * @throws IllegalArgumentException when one is not; the message does not contain it
     */
    public WebhookKeys(List<String> secrets) {
        keys = secrets.stream().map(WebhookKeys::key).toList();
    }

    /** The three headers of a webhook, as they came. */
    public record Headers(String id, String timestamp, String signature) {}

    /** False when nothing can be signed for us. */
    public boolean any() {
        return !keys.isEmpty();
    }

    /** Why a delivery is not believed, as a sentence for its sender; empty when it is. */
    public Optional<String> fault(Headers headers, byte[] body, Instant now) {
        if (!ID.matcher(headers.id()).matches()) {
            return Optional.of("The header webhook-id must be 1 to 255 printable characters without spaces.");
        }
        if (!SECONDS.matcher(headers.timestamp()).matches()) {
            return Optional.of("The header webhook-timestamp must be seconds since 1970.");
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(headers.timestamp()));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            return Optional.of("The header webhook-timestamp is more than " + TOLERANCE.toMinutes()
                    + " minutes away from now. Sign each delivery when it is sent, and check the clock.");
        }
        return matches(headers, body)
                ? Optional.empty()
                : Optional.of("The header webhook-signature is not ours. Sign webhook-id, webhook-timestamp and the"
                        + " body, joined by dots, with HMAC-SHA256 and the shared secret.");
    }

    /** The signature that a sender with this secret puts into the header. */
    public static String sign(String secret, String id, Instant at, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(hmac(key(secret), id, at.getEpochSecond() + "", body));
    }

    private boolean matches(Headers headers, byte[] body) {
        var told = Arrays.stream(headers.signature().split(" ", MOST_SIGNATURES + 1))
                .limit(MOST_SIGNATURES)
                .filter(signature -> signature.startsWith(VERSION))
                .map(signature -> signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8))
                .toList();
        boolean known = false;
        for (var key : keys) {
            var right = Base64.getEncoder().encode(hmac(key, headers.id(), headers.timestamp(), body));
            for (var signature : told) {
                // each is compared, and in constant time, so that the time taken tells nothing
                known |= MessageDigest.isEqual(right, signature);
            }
        }
        return known;
    }

    private static byte[] hmac(byte[] key, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256, which every Java must have.", e);
        }
    }

    private static byte[] key(String secret) {
        try {
            var key = Base64.getDecoder().decode(secret.strip().replaceFirst("^" + PREFIX, ""));
            if (secret.strip().startsWith(PREFIX) && key.length >= SHORTEST_KEY) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            throw wrong(notBase64);
        }
        throw wrong(new IllegalArgumentException("too short or without " + PREFIX));
    }

    private static IllegalArgumentException wrong(IllegalArgumentException cause) {
        return new IllegalArgumentException(
                "A secret of parley.aftercall.webhook.secrets is not " + PREFIX + " and the base64 of at least "
                        + SHORTEST_KEY + " bytes. Make one by: echo " + PREFIX + "$(openssl rand -base64 32)",
                cause);
    }
}
