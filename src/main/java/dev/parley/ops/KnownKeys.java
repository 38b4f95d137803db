package dev.parley.ops;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys below {@code parley.} that somebody reads, and the nearest of them to one that nobody does. A {@code *} in a
 * key stands for a part that the operator chooses. Immutable.
 */
record KnownKeys(Set<String> keys) {
    /** Those that no {@code @ConfigMapping} has: read before the application is there, or contributed by companions. */
    static final Set<String> WITHOUT_MAPPING = Set.of(
            "parley.home",
            "parley.debian.mirror",
            "parley.debian.suite",
            "parley.demo.asterisk-http-port",
            "parley.demo.asterisk-root",
            "parley.demo.ollama.url",
            "parley.demo.sip-port",
            "parley.demo.softphone-password",
            "parley.demo.softphone-user",
            "parley.demo.token",
            "parley.ffmpeg.command",
            "parley.ops.rehearsal");

    /** What Kubernetes sets for every service whose name begins with "parley". */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("PARLEY_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT|PORT_\\d+_(TCP|UDP)(_.*)?)");

    private static final int SLIPS = 2;
    private static final int CHARACTERS_A_SLIP = 6;

    KnownKeys {
        keys = Set.copyOf(keys);
    }

    /** @param key as in a properties file or after -D, with or without the profile that it is for */
    boolean knows(String key) {
        var plain = key.replaceFirst("^%[^.]+\\.", "");
        return keys.stream().anyMatch(known -> matches(known, plain));
    }

    /** @param variable the name of an environment variable */
    boolean knowsVariable(String variable) {
        return OF_KUBERNETES.matcher(variable).matches()
                || keys.stream().anyMatch(known -> matches(variable(known), variable));
    }

    /** The key that was probably meant; empty when none is near. */
    Optional<String> nearest(String key) {
        return nearest(key, known -> known);
    }

    /** The key whose environment variable was probably meant; empty when none is near. */
    Optional<String> nearestToVariable(String variable) {
        return nearest(variable, KnownKeys::variable);
    }

    private Optional<String> nearest(String text, UnaryOperator<String> form) {
        var sorted = new TreeSet<>(keys);
        int most = Math.max(SLIPS, text.length() / CHARACTERS_A_SLIP);
        return sorted.stream()
                .min(Comparator.comparingInt(known -> slips(form.apply(known), text)))
                .filter(known -> slips(form.apply(known), text) <= most);
    }

    /** The environment variable in which the configuration looks for a key. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    private static boolean matches(String known, String text) {
        var parts = Stream.of(known.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".+"));
        return Pattern.matches(parts, text);
    }

    /** Letters left out, added, exchanged for another or for their neighbour (optimal string alignment). */
    static int slips(String one, String other) {
        var far = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    far[i][j] = i + j;
                    continue;
                }
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                far[i][j] = Math.min(Math.min(far[i - 1][j], far[i][j - 1]) + 1, far[i - 1][j - 1] + same);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    far[i][j] = Math.min(far[i][j], far[i - 2][j - 2] + 1);
                }
            }
        }
        return far[one.length()][other.length()];
    }
}
