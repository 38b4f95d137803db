package dev.parley.qualify.english;

import dev.parley.qualify.Found;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dictated phone numbers. E.164 when the country is said or the number has its national length (ITU-T E.164). */
final class Phones implements Recogniser {
    private static final int LEAST = 7;
    private static final int LEAST_UNASKED = 10;
    private static final int MOST = 15;
    private static final String NORTH_AMERICA = "1";

    private final String countryCode;

    Phones(String countryCode) {
        this.countryCode = countryCode;
    }

    @Override
    public Optional<Found> find(Utterance said, boolean asked) {
        for (int i = 0; i < said.size(); i++) {
            var from = i;
            var plus = Set.of("+", "plus").contains(said.word(i));
            var run = digits(said, plus ? i + 1 : i);
            var found = run.filter(r -> fits(said, from, r, asked)).map(r -> found(plus, r, from));
            if (found.isPresent()) {
                return found;
            }
            i = run.map(r -> r.to() - 1).orElse(i);
        }
        return Optional.empty();
    }

    private static boolean fits(Utterance said, int from, Digits.Run run, boolean asked) {
        var length = run.text().length();
        var money = said.word(from - 1).matches("[$€£₹]")
                || Numbers.scale(said.word(run.to())).isPresent();
        return !money && length >= (asked ? LEAST : LEAST_UNASKED) && length <= MOST;
    }

    private static Optional<Digits.Run> digits(Utterance said, int start) {
        var text = new StringBuilder();
        int at = start;
        int end = start;
        while (at < said.size()) {
            var piece = Digits.piece(said, at);
            if (piece.isPresent()) {
                text.append(piece.get().text());
                at = end = piece.get().to();
            } else if (end > start && Digits.PAUSES.contains(said.word(at))) {
                at++;
            } else {
                break;
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Digits.Run(text.toString(), end));
    }

    private Found found(boolean plus, Digits.Run run, int from) {
        var value = international(plus, run.text());
        return new Found(value, spoken(value), from, run.to());
    }

    String international(boolean plus, String digits) {
        if (plus) {
            return "+" + digits;
        }
        if (digits.startsWith("00") && digits.length() > 9) {
            return "+" + digits.substring(2);
        }
        if (countryCode.equals(NORTH_AMERICA)) {
            return northAmerican(digits);
        }
        if (digits.startsWith("0") && digits.length() >= 9) {
            return "+" + countryCode + digits.substring(1);
        }
        return digits.startsWith(countryCode) && digits.length() > 10 ? "+" + digits : digits;
    }

    private static String northAmerican(String digits) {
        if (digits.startsWith("011") && digits.length() > 10) {
            return "+" + digits.substring(3);
        }
        if (digits.length() == 10 && digits.charAt(0) >= '2') {
            return "+1" + digits;
        }
        return digits.length() == 11 && digits.startsWith("1") ? "+" + digits : digits;
    }

    /** In groups of three, the last of up to four; without the country when it is the usual one. */
    String spoken(String value) {
        var home = "+" + countryCode;
        var digits = value.startsWith(home) ? value.substring(home.length()) : value.replace("+", "");
        var groups = new ArrayList<String>();
        var rest = digits;
        while (rest.length() > 4) {
            groups.add(NumberWords.digits(rest.substring(0, 3)));
            rest = rest.substring(3);
        }
        groups.add(NumberWords.digits(rest));
        var abroad = value.startsWith("+") && !value.startsWith(home);
        return (abroad ? "plus " : "") + String.join(", ", List.copyOf(groups));
    }
}
