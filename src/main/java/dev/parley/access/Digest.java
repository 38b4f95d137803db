package dev.parley.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets that are shown once and kept as SHA-256. A slow password hash would add nothing: 256 random bits cannot be
 * guessed, whatever a guess costs.
 */
final class Digest {
    private static final int BYTES = 32;

    private Digest() {}

    /** @return the prefix and 43 characters of base64url */
    static String freshSecret(String prefix) {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    static byte[] of(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
