package dev.parley.call;

import dev.parley.qualify.CardParts;
import dev.parley.qualify.Expecting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of payment cards that a caller says in pieces, over several turns. Knows the digits of the last minute, of
 * which some may have been shown already. Times in ms of the call's clock. Lives on the call's context.
 */
final class CardTurns {
    private static final long LONGEST_BETWEEN = 60_000;
    private static final int NOTICED = 6;
    /** More than what payment cards may show of themselves. */
    private static final int HIDDEN_FROM = 9;

    private final CardParts cards;
    private final TurnWords language;
    private List<Part> parts = List.of();
    /** When the turn began that made a number complete; what came until then belongs to no other number. */
    private long complete = -1;

    /** @param since when the turn began; @param announces whether it speaks of cards */
    private record Part(long since, String digits, boolean announces) {}

    /** @param since when the turn began in which the number began; @param words fit to be kept */
    record Found(long since, String words) {}

    CardTurns(CardParts cards, TurnWords language) {
        this.cards = cards;
        this.language = language;
    }

    /**
     * A turn, as it is before any number in it is masked.
     *
     * @param asked what the agent said before it
     * @param since when it began; what was heard earlier of the same turn is forgotten
     */
    Optional<Found> heard(String words, Expecting expecting, String asked, long since) {
        var before = before(since);
        var digits = cards.digits(words);
        boolean announces = language.speaksOfCards(words) || language.speaksOfCards(asked);
        parts = new ArrayList<>(before);
        if (announces || !digits.isEmpty()) {
            parts.add(new Part(since, digits, announces));
        }
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        var found = completed(before, words, announces);
        if (found.isPresent() || cards.completed("", words, announces).isPresent()) {
            complete = since;
        }
        return found.or(() -> expecting == Expecting.PHONE ? Optional.empty() : unfinished(words));
    }

    /** Words of a turn that goes on: whether they may be a part of a card's number, so that no sound is written yet. */
    boolean mayBegin(String soFar, long since) {
        return mayGoOn(soFar, since, NOTICED);
    }

    /** The same words, fit to be shown. */
    String hiddenSoFar(String soFar, Expecting expecting, long since) {
        return expecting != Expecting.PHONE && mayGoOn(soFar, since, HIDDEN_FROM) ? cards.hidden(soFar) : soFar;
    }

    private boolean mayGoOn(String soFar, long since, int least) {
        var before = digits(before(since));
        var digits = before + cards.digits(soFar);
        return !before.isEmpty()
                && digits.length() >= least
                && digits.length() > before.length()
                && CardParts.mayBecomeCard(digits)
                && cards.isDictation(soFar);
    }

    /** From the earliest turn on that it may have begun in. */
    private Optional<Found> completed(List<Part> before, String words, boolean announces) {
        for (int from = 0; from < before.size(); from++) {
            var begun = before.subList(from, before.size());
            boolean announced = announces || begun.stream().anyMatch(Part::announces);
            var masked = digits(begun).isEmpty()
                    ? Optional.<String>empty()
                    : cards.completed(digits(begun), words, announced);
            if (masked.isPresent()) {
                return Optional.of(new Found(begun.getFirst().since(), masked.get()));
            }
        }
        return Optional.empty();
    }

    /** The number of a card that was spoken of is hidden before it is complete. */
    private Optional<Found> unfinished(String words) {
        boolean announced = parts.stream().anyMatch(Part::announces);
        boolean dictated = parts.getLast().announces() || cards.isDictation(words);
        return announced && dictated && CardParts.isUnfinished(digits(parts))
                ? Optional.of(new Found(parts.getFirst().since(), cards.hidden(words)))
                : Optional.empty();
    }

    /** What was said before this turn and may still be gone on with. */
    private List<Part> before(long since) {
        return parts.stream()
                .filter(part -> part.since() != since && since - part.since() <= LONGEST_BETWEEN)
                .filter(part -> since == complete || part.since() > complete)
                .toList();
    }

    private static String digits(List<Part> parts) {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part.digits()));
        return text.toString();
    }
}
