package dev.parley.qualify;

import dev.parley.qualify.english.English;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The languages that can be understood without a model. */
public final class Languages {
    private static final Map<String, Language> BY_CODE = Map.of("en", new English());

    private Languages() {}

    /** @param code ISO 639-1 */
    public static Optional<Language> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static Set<String> codes() {
        return BY_CODE.keySet();
    }
}
