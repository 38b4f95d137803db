package dev.parley.listen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text as words that can be compared although an engine spells them now this way, now that way. */
public final class Words {
    private static final Pattern GAP = Pattern.compile("\\s+");
    private static final Pattern ORNAMENT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");

    private Words() {}

    /** The words as they are spelled; none for blank text. */
    public static List<String> of(String text) {
        return text.isBlank() ? List.of() : List.of(GAP.split(text.strip()));
    }

    /** Whether two words differ in nothing but large letters and punctuation. */
    public static boolean same(String one, String other) {
        return normal(one).equals(normal(other));
    }

    /** The text in small letters, without punctuation, one space between words. */
    public static String normal(String text) {
        return Arrays.stream(GAP.split(text))
                .map(word -> ORNAMENT.matcher(word).replaceAll("").toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
