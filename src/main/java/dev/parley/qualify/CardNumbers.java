package dev.parley.qualify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Numbers of payment cards in what callers say and key in: 13 to 19 digits that begin as cards do and pass Luhn's check
 * (ISO/IEC 7812). Of spoken numbers, in which the ear may have got a digit wrong, those count too that are as long as
 * their kind of card has it. Immutable.
 */
public final class CardNumbers {
    static final String MASK = "••••";
    private static final Pattern MASKED = Pattern.compile(MASK + "(?: \\d{4})?");
    static final int SHORTEST = 13;
    static final int LONGEST = 19;
    /** Phone numbers have no more than 15 digits, and seldom so many. */
    private static final int SHORTEST_WHERE_PHONES_ARE_ASKED = 15;

    private static final int NOTICED = 6;
    /** What payment cards may show of themselves: the first eight digits, or the last four. */
    private static final int SHOWN = 8;

    private static final int LAST = 4;
    private static final Pattern KIND = Pattern.compile(
            "(?:4|5[1-5]|2[3-6]|22[3-9]|222[1-9]|27[01]|2720|60|62|64|65)\\d*(?<=^\\d{16})|3[47]\\d{13}");

    private final Language language;

    private CardNumbers(Language language) {
        this.language = language;
    }

    public static CardNumbers of(Profile profile) {
        return new CardNumbers(profile.tongue());
    }

    /** Whether keyed digits, with or without a closing #, are a card's number. */
    public static boolean keyed(String keys) {
        var digits = keys.replace("#", "");
        return digits.matches("[2-6]\\d{12,18}") && passesLuhn(digits);
    }

    /** Whether keyed digits may become a card's number. */
    public static boolean begunIn(String keys) {
        return keys.matches("[2-6]\\d{" + (NOTICED - 1) + "," + (LONGEST - 1) + "}");
    }

    /** How a number is shown: by its last four digits. */
    public static String shown(String digits) {
        var plain = digits.replaceAll("\\D", "");
        return MASK + " " + plain.substring(plain.length() - LAST);
    }

    /** The words with every card number replaced by its last four digits; the very same words when there is none. */
    public String masked(String words, Expecting expecting) {
        var said = Utterance.of(words);
        var runs = runs(said);
        var text = new StringBuilder(said.text());
        var found = false;
        for (var run : runs.reversed()) {
            var card = card(run, expecting);
            card.ifPresent(c -> replace(text, said, run.subList(c.from(), run.size()), shown(c.digits())));
            found |= card.isPresent();
        }
        return found ? text.toString() : inParts(said, runs).orElse(words);
    }

    /** "The first part is …, and the second is …": all digits of the words together are one card's. */
    private static Optional<String> inParts(Utterance said, List<List<Piece>> runs) {
        var all = runs.stream().flatMap(List::stream).toList();
        var digits = digits(all, 0, all.size());
        return runs.size() > 1 && KIND.matcher(digits).matches() && passesLuhn(digits)
                ? Optional.of(replaced(said, all, shown(digits)))
                : Optional.empty();
    }

    /** The same for words that somebody is still saying: also what may become a card's number is masked. */
    public String maskedSoFar(String words, Expecting expecting) {
        var said = Utterance.of(words);
        return mayBecomeCards(said, expecting, SHOWN + 1)
                .map(run -> replaced(said, run, MASK))
                .orElse(words);
    }

    /** Whether a number is being dictated that may become a card's. */
    public boolean beginIn(String soFar, Expecting expecting) {
        return mayBecomeCards(Utterance.of(soFar), expecting, NOTICED).isPresent();
    }

    /** What is left of a text when masked numbers are taken out, for those who look for other numbers in it. */
    static String without(String text) {
        return text.indexOf(MASK) < 0 ? text : MASKED.matcher(text).replaceAll(" ");
    }

    /** Digits that belong together, and the tokens they were said with. */
    record Piece(String digits, int from, int to, boolean international) {}

    /** @param from its first piece in the run */
    private record Card(String digits, int from) {}

    private Optional<List<Piece>> mayBecomeCards(Utterance said, Expecting expecting, int least) {
        return expecting == Expecting.PHONE
                ? Optional.empty()
                : runs(said).stream()
                        .map(CardNumbers::fromWhereCardsBegin)
                        .filter(run -> digits(run, 0, run.size()).length() >= least)
                        .findFirst();
    }

    private static List<Piece> fromWhereCardsBegin(List<Piece> run) {
        return IntStream.range(0, run.size())
                .filter(i -> begins(run.get(i)))
                .mapToObj(i -> run.subList(i, run.size()))
                .findFirst()
                .orElse(List.of());
    }

    private static boolean begins(Piece piece) {
        return piece.digits().charAt(0) >= '2' && piece.digits().charAt(0) <= '6' && !piece.international();
    }

    private static Optional<Card> card(List<Piece> run, Expecting expecting) {
        int least = expecting == Expecting.PHONE ? SHORTEST_WHERE_PHONES_ARE_ASKED : SHORTEST;
        for (int from = 0; from < run.size(); from++) {
            for (int to = run.size(); begins(run.get(from)) && to > from; to--) {
                var digits = digits(run, from, to);
                if (digits.length() >= least && digits.length() <= LONGEST && passesLuhn(digits)) {
                    return Optional.of(new Card(digits, from));
                }
            }
        }
        var all = digits(run, 0, run.size());
        return begins(run.getFirst()) && KIND.matcher(all).matches() ? Optional.of(new Card(all, 0)) : Optional.empty();
    }

    static String digits(List<Piece> run, int from, int to) {
        var text = new StringBuilder();
        run.subList(from, to).forEach(piece -> text.append(piece.digits()));
        return text.toString();
    }

    /** Pieces that nothing stands between but what means nothing there. */
    List<List<Piece>> runs(Utterance said) {
        var runs = new ArrayList<List<Piece>>();
        var run = new ArrayList<Piece>();
        for (int at = 0; at < said.size(); ) {
            int place = at;
            var piece = language.dictated(said, at);
            if (piece.isPresent()) {
                run.add(new Piece(piece.get().digits(), place, piece.get().to(), plusBefore(said, place)));
            } else if (!run.isEmpty() && !language.betweenDictated().contains(said.word(at))) {
                runs.add(List.copyOf(run));
                run.clear();
            }
            at = piece.map(Language.Dictated::to).orElse(at + 1);
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private static boolean plusBefore(Utterance said, int place) {
        return said.word(place - 1).equals("+") || said.word(place - 1).equals("plus");
    }

    private static String replaced(Utterance said, List<Piece> pieces, String mask) {
        var text = new StringBuilder(said.text());
        replace(text, said, pieces, mask);
        return text.toString();
    }

    static void replace(StringBuilder text, Utterance said, List<Piece> pieces, String mask) {
        var places = said.places();
        text.replace(
                places.get(pieces.getFirst().from()).start(),
                places.get(pieces.getLast().to() - 1).end(),
                mask);
    }

    /** Digits as long as their kind of card has them. */
    static boolean isOfAKind(String digits) {
        return KIND.matcher(digits).matches();
    }

    static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
