package dev.parley.journal;

import java.util.Map;
import java.util.stream.Collectors;

/** Text as PostgreSQL can hold it: any but the character U+0000, which a broken peer may send. */
final class Storable {
    private Storable() {}

    static String text(String text) {
        return text.replace("\0", "");
    }

    static Map<String, String> texts(Map<String, String> texts) {
        return texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())));
    }
}
