package dev.parley.access;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets that are shown once and kept as SHA-256. A slow password hash would add nothing: 256 random bits cannot be
 * guessed, whatever a guess costs.
 */
final class Secrets {
    private static final int BYTES = 32;

    private Secrets() {}

    /** @return the prefix and 43 characters of base64url */
    static String fresh(String prefix) {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
