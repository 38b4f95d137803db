package dev.parley.listen.whisper;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Languages as servers name them: faster-whisper by code ("en"), OpenAI and whisper.cpp by English word ("english"). */
final class Languages {
    private static final Map<String, String> CODES = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toUnmodifiableMap(
                    code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT),
                    code -> code,
                    (one, _) -> one));

    private Languages() {}

    /** ISO 639-1; empty when the name is not known. */
    static Optional<String> code(String name) {
        var small = name.strip().toLowerCase(Locale.ROOT);
        return small.length() == 2 ? Optional.of(small) : Optional.ofNullable(CODES.get(small));
    }
}
