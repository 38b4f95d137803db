package dev.parley.ops;

import dev.parley.access.Sha256;

/** A short name for a text: the first 12 hexadecimal digits of its SHA-256. */
final class Digest {
    private Digest() {}

    static String of(String text) {
        return Sha256.hex(text).substring(0, 12);
    }
}
