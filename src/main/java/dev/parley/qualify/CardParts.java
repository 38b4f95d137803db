package dev.parley.qualify;

import dev.parley.qualify.CardNumbers.Piece;
import java.util.List;
import java.util.Optional;

/** Numbers of payment cards of which a caller says only a part at a time. Immutable. */
public final class CardParts {
    /** Shorter runs are no part of a card's number that would have to be hidden: "two or three". */
    private static final int HIDDEN_FROM = 3;
    /** Cards are read out by fours; two of them are a good part of the number. */
    private static final int GROUP = 4;

    private final CardNumbers cards;

    private CardParts(CardNumbers cards) {
        this.cards = cards;
    }

    public static CardParts of(Profile profile) {
        return new CardParts(CardNumbers.of(profile));
    }

    /** All digits that are dictated in these words, one after the other. */
    public String digits(String words) {
        var pieces = pieces(Utterance.of(words));
        return CardNumbers.digits(pieces, 0, pieces.size());
    }

    /** Whether the words are little more than digits. */
    public boolean isDictation(String words) {
        var said = Utterance.of(words);
        int tokens = pieces(said).stream()
                .mapToInt(piece -> piece.to() - piece.from())
                .sum();
        return 2 * tokens >= said.size();
    }

    /** Every number of three digits or more is hidden. */
    public String hidden(String words) {
        var said = Utterance.of(words);
        var text = new StringBuilder(said.text());
        var found = false;
        for (var run : cards.runs(said).reversed()) {
            if (CardNumbers.digits(run, 0, run.size()).length() >= HIDDEN_FROM) {
                CardNumbers.replace(text, said, run, CardNumbers.MASK);
                found = true;
            }
        }
        return found ? text.toString() : words;
    }

    /**
     * The words, when digits in them complete a card's number that {@code before} begins, with those digits replaced by
     * the last four of the number. "The last four are 1111" begins with a digit that is none.
     *
     * @param announced whether it was said that a card's number comes; Luhn's check and the kinds' lengths need not both
     *     hold then
     */
    public Optional<String> completed(String before, String words, boolean announced) {
        var said = Utterance.of(words);
        var pieces = pieces(said);
        for (int from = 0; from < pieces.size(); from++) {
            for (int to = pieces.size(); to > from; to--) {
                var digits = before + CardNumbers.digits(pieces, from, to);
                if (isCard(digits, announced && from == 0)) {
                    var text = new StringBuilder(said.text());
                    CardNumbers.replace(text, said, pieces.subList(from, to), CardNumbers.shown(digits));
                    return Optional.of(text.toString());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether so many groups of four were said that it would be a card's number half said. */
    public static boolean isUnfinished(String digits) {
        return digits.length() >= 2 * GROUP && digits.length() % GROUP == 0 && mayBecomeCard(digits);
    }

    /** Whether more digits can make a card's number of these. */
    public static boolean mayBecomeCard(String digits) {
        return digits.length() <= CardNumbers.LONGEST
                && !digits.isEmpty()
                && digits.charAt(0) >= '2'
                && digits.charAt(0) <= '6';
    }

    private static boolean isCard(String digits, boolean announced) {
        boolean kind = CardNumbers.isOfAKind(digits);
        boolean luhn = CardNumbers.passesLuhn(digits);
        return announced
                ? kind || luhn && digits.length() >= CardNumbers.SHORTEST && mayBecomeCard(digits)
                : kind && luhn;
    }

    private List<Piece> pieces(Utterance said) {
        return cards.runs(said).stream().flatMap(List::stream).toList();
    }
}
