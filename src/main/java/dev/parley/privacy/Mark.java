package dev.parley.privacy;

import dev.parley.access.Sha256;

/**
 * What the audit log has in place of a number: {@code number:3fa9c}, the first 20 bits of its SHA-256. Whoever knows the
 * number finds the entry; whoever finds the entry does not learn the number, because ten thousands of numbers share it. A
 * whole digest would tell: there are few enough numbers to try them all.
 */
final class Mark {
    private static final int LENGTH = 5;

    private Mark() {}

    static String of(Phone phone) {
        return "number:" + Sha256.hex(phone.number()).substring(0, LENGTH);
    }
}
