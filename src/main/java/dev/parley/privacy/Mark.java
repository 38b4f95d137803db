package dev.parley.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the audit log has in place of a number: {@code number:3fa9c}, the first 20 bits of its SHA-256. Whoever knows the
 * number finds the entry; whoever finds the entry does not learn the number, because ten thousands of numbers share it. A
 * whole digest would tell: there are few enough numbers to try them all.
 */
final class Mark {
    private static final int LENGTH = 5;

    private Mark() {}

    static String of(Phone phone) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(phone.number().getBytes(StandardCharsets.UTF_8));
            return "number:" + HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256; this one is broken.", e);
        }
    }
}
