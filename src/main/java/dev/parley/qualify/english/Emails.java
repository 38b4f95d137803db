package dev.parley.qualify.english;

import dev.parley.qualify.Found;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Dictated e-mail addresses: "john dot smith at gmail dot com", letter by letter too. */
final class Emails implements Recogniser {
    private static final Pattern WRITTEN =
            Pattern.compile("(?<![\\w.+-])[\\w][\\w.+-]{0,63}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}");
    private static final Pattern VALID = Pattern.compile(
            "[a-z0-9_](?:[a-z0-9_+-]|\\.(?!\\.)){0,62}(?<!\\.)@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,18}");
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("dot", "."),
            Map.entry("period", "."),
            Map.entry("point", "."),
            Map.entry("underscore", "_"),
            Map.entry("dash", "-"),
            Map.entry("hyphen", "-"),
            Map.entry("minus", "-"),
            Map.entry("-", "-"),
            Map.entry("plus", "+"),
            Map.entry("+", "+"));
    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3);
    private static final Set<String> BEFORE = Set.of(
            "all",
            "lowercase",
            "uppercase",
            "is",
            "its",
            "my",
            "email",
            "mail",
            "address",
            "e",
            "at",
            "to",
            "the",
            "sure",
            "yes",
            "yeah",
            "ok",
            "okay",
            "um",
            "uh",
            "it",
            "would",
            "be",
            "thats",
            "and",
            "reach",
            "me",
            "use",
            "can",
            "you",
            "send",
            "contact",
            "so",
            "well",
            "that",
            "this",
            "on",
            "under",
            "@",
            "please",
            "write",
            "im",
            "just",
            "then",
            "lets",
            "try",
            "no");
    private static final Set<String> PROVIDERS = Set.of("gmail", "yahoo", "hotmail", "outlook", "icloud");
    private static final int MOST_PIECES = 40;

    /** @param signs true when the last piece was a dot, dash or the like */
    private record Side(String text, int edge) {}

    @Override
    public Optional<Found> find(Utterance said, boolean asked) {
        return written(said).or(() -> dictated(said, asked));
    }

    private static Optional<Found> written(Utterance said) {
        var matcher = WRITTEN.matcher(said.text());
        if (!matcher.find()) {
            return Optional.empty();
        }
        var from = Math.min(
                said.size(),
                Utterance.of(said.text().substring(0, matcher.start())).size());
        var to = Math.min(said.size(), from + Utterance.of(matcher.group()).size());
        return valid(matcher.group().toLowerCase(Locale.ROOT), from, to);
    }

    private static Optional<Found> dictated(Utterance said, boolean asked) {
        for (int i = said.size() - 1; i > 0; i--) {
            if (Set.of("at", "@").contains(said.word(i))) {
                var domain = domain(said, i + 1, asked);
                var local = local(said, i);
                if (!domain.text().isEmpty() && !local.text().isEmpty()) {
                    var found = valid(local.text() + "@" + domain.text(), local.edge(), domain.edge());
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> valid(String address, int from, int to) {
        return VALID.matcher(address).matches()
                ? Optional.of(new Found(address, spoken(address), from, to))
                : Optional.empty();
    }

    /** Backwards from "at" to a word that leads in; pieces in a row are one name. */
    private static Side local(Utterance said, int at) {
        int from = at;
        while (from > 0 && at - from < MOST_PIECES && mayPrecede(said, from - 1, from == at)) {
            from--;
        }
        return new Side(String.join("", pieces(said, from, at)), from);
    }

    private static boolean mayPrecede(Utterance said, int place, boolean nextToAt) {
        var word = said.word(place);
        if (said.hardBefore(place + 1) && !nextToAt && !plainDot(said, place + 1)) {
            return false;
        }
        if (word.equals("e") || (word.equals("under") && said.word(place + 1).equals("score"))) {
            return !said.word(place + 1).equals("mail");
        }
        return !word.isEmpty() && !BEFORE.contains(word) && (word.matches("[\\p{L}\\d]+") || SIGNS.containsKey(word));
    }

    /** "john.smith at gmail.com": the dot was written, not said. */
    private static boolean plainDot(Utterance said, int place) {
        var joined = said.token(place - 1).raw() + "." + said.token(place).raw();
        return said.text().contains(joined);
    }

    private static Side domain(Utterance said, int start, boolean asked) {
        var text = new StringBuilder();
        int at = start;
        boolean dotted = false;
        while (at < said.size() && at - start < MOST_PIECES) {
            var sign = SIGNS.getOrDefault(said.word(at), "");
            var dotWritten = at > start && plainDot(said, at);
            if (sign.isEmpty() && !dotWritten && (at > start && said.hardBefore(at) || afterEnd(said, at, dotted))) {
                break;
            }
            dotted |= sign.equals(".") || dotWritten;
            text.append(dotWritten ? "." : "").append(String.join("", pieces(said, at, at + 1)));
            at++;
        }
        var whole = text.toString();
        return new Side(asked && PROVIDERS.contains(whole) ? whole + ".com" : whole, at);
    }

    /** After the first dot a further word belongs to it only behind a dot or dash, or letter by letter. */
    private static boolean afterEnd(Utterance said, int at, boolean dotted) {
        var before = said.word(at - 1);
        return dotted
                && !SIGNS.containsKey(before)
                && !(before.length() == 1 && said.word(at).length() == 1);
    }

    private static List<String> pieces(Utterance said, int from, int to) {
        var pieces = new ArrayList<String>();
        for (int i = from; i < to; i++) {
            var word = said.word(i);
            if (i > from && plainDot(said, i)) {
                pieces.add(".");
            }
            if (TIMES.containsKey(word) && i + 1 < to) {
                pieces.add(twice(said.word(++i), TIMES.get(word)));
            } else if (word.equals("under") && said.word(i + 1).equals("score")) {
                pieces.add("_");
                i++;
            } else {
                pieces.add(SIGNS.getOrDefault(word, digit(word)));
            }
        }
        return pieces;
    }

    private static String twice(String word, int times) {
        return word.equals("u") || word.equals("you") ? "w" : digit(word).repeat(times);
    }

    private static String digit(String word) {
        return word.length() > 1 ? Digits.single(word).orElse(word) : word;
    }

    private static String spoken(String address) {
        return address.replace(".", " dot ")
                .replace("@", " at ")
                .replace("_", " underscore ")
                .replace("-", " dash ")
                .replace("+", " plus ")
                .replaceAll(" +", " ");
    }
}
