package dev.parley.desk;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether two leads may be the same person: by phone number, e-mail address and the distance of their names. */
final class Similarity {
    private static final double SAME_PHONE = 1;
    private static final double SAME_EMAIL = 0.95;
    private static final double NAME_COUNTS_FROM = 0.9;
    /** Names alone are shared by many. */
    private static final double NAME_WEIGHS = 0.8;

    private static final int TELLING_DIGITS = 7;

    private Similarity() {}

    /** What is compared; each may be empty. */
    record Traits(String phone, String email, String name) {}

    /** @param score 0 to 1; @param because "phone", "email" or "name" */
    record Likeness(double score, String because) {}

    static Optional<Likeness> of(Traits one, Traits other) {
        if (samePhone(one.phone(), other.phone())) {
            return Optional.of(new Likeness(SAME_PHONE, "phone"));
        }
        if (!email(one.email()).isEmpty() && email(one.email()).equals(email(other.email()))) {
            return Optional.of(new Likeness(SAME_EMAIL, "email"));
        }
        var names = JaroWinkler.similarity(name(one.name()), name(other.name()));
        return names >= NAME_COUNTS_FROM ? Optional.of(new Likeness(names * NAME_WEIGHS, "name")) : Optional.empty();
    }

    /** Equal, or one is the other without its country or area. */
    private static boolean samePhone(String one, String other) {
        var a = digits(one);
        var b = digits(other);
        var shorter = a.length() < b.length() ? a : b;
        var longer = a.length() < b.length() ? b : a;
        var local = shorter.startsWith("0") ? shorter.substring(1) : shorter;
        var national = !one.startsWith("+") || !other.startsWith("+");
        return a.equals(b) ? !a.isEmpty() : national && local.length() >= TELLING_DIGITS && longer.endsWith(local);
    }

    private static String digits(String phone) {
        return phone.chars()
                .filter(Character::isDigit)
                .mapToObj(digit -> String.valueOf(Character.digit(digit, 10)))
                .collect(Collectors.joining());
    }

    private static String email(String given) {
        return given.strip().toLowerCase(Locale.ROOT);
    }

    /** Without accents, case and order: "Müller, Zoë" and "zoe muller" are the same. */
    private static String name(String given) {
        var plain = Normalizer.normalize(given, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return Stream.of(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
