package dev.parley.qualify.english;

import static java.util.Map.entry;

import dev.parley.qualify.Found;
import dev.parley.qualify.Phrases;
import dev.parley.qualify.Recogniser;
import dev.parley.qualify.Utterance;
import dev.parley.qualify.english.Numbers.Number;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sums of money. Of a range ("ten to twenty thousand") the lower end is the value. */
final class Amounts implements Recogniser {
    private record Money(String code, int factor, String name) {}

    private record Sum(Number number, Optional<Money> money, int to) {}

    private static final Map<String, Money> MONEY = Map.ofEntries(
            entry("$", new Money("USD", 1, "dollar")),
            entry("dollar", new Money("USD", 1, "dollar")),
            entry("dollars", new Money("USD", 1, "dollar")),
            entry("buck", new Money("USD", 1, "dollar")),
            entry("bucks", new Money("USD", 1, "dollar")),
            entry("usd", new Money("USD", 1, "dollar")),
            entry("€", new Money("EUR", 1, "euro")),
            entry("euro", new Money("EUR", 1, "euro")),
            entry("euros", new Money("EUR", 1, "euro")),
            entry("eur", new Money("EUR", 1, "euro")),
            entry("£", new Money("GBP", 1, "pound")),
            entry("pound", new Money("GBP", 1, "pound")),
            entry("pounds", new Money("GBP", 1, "pound")),
            entry("quid", new Money("GBP", 1, "pound")),
            entry("gbp", new Money("GBP", 1, "pound")),
            entry("₹", new Money("INR", 1, "rupee")),
            entry("rupee", new Money("INR", 1, "rupee")),
            entry("rupees", new Money("INR", 1, "rupee")),
            entry("inr", new Money("INR", 1, "rupee")),
            entry("rial", new Money("IRR", 1, "rial")),
            entry("rials", new Money("IRR", 1, "rial")),
            entry("irr", new Money("IRR", 1, "rial")),
            entry("toman", new Money("IRR", 10, "toman")),
            entry("tomans", new Money("IRR", 10, "toman")),
            entry("tuman", new Money("IRR", 10, "toman")));
    private static final Phrases BEFORE_MONEY = Phrases.of("us", "u s", "american", "iranian", "indian", "british");
    private static final Set<String> TO = Set.of("to", "-", "or", "and", "till", "until");
    private static final Set<String> NOT_AFTER = Set.of("percent", "%");
    private static final Set<String> NOT_AFTER_BARE = Set.of(
            "am", "pm", "oclock", ":", "st", "nd", "rd", "th", "of", "people", "times", "a", "p", "@", "figure",
            "figures", "digits");
    private static final Set<String> NOT_BEFORE = Set.of("minus", "not", "-", ":", "option", "number", "@");
    private static final Set<String> POINTING = Set.of("this", "that", "the", "which", "first", "no", "any", "other");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int LONGEST_BARE = 9;

    private final Money usual;

    Amounts(String currency) {
        usual = MONEY.values().stream()
                .filter(money -> money.code().equals(currency) && money.factor() == 1)
                .findFirst()
                .orElse(new Money(currency, 1, currency));
    }

    @Override
    public Optional<Found> find(Utterance said, boolean asked) {
        for (int i = 0; i < said.size(); ) {
            var from = i;
            var sum = range(said, i).or(() -> sum(said, from, true));
            if (sum.isPresent() && holds(said, from, sum.get(), asked)) {
                return sum.map(s -> found(said, from, s));
            }
            var digits = Digits.singles(said, i, 2).map(Digits.Run::to).orElse(i + 1);
            i = Math.max(digits, sum.map(Sum::to).orElse(i + 1));
        }
        return asked ? dictated(said) : Optional.empty();
    }

    /** "between ten and twenty thousand", "10 to 20k": the lower end, with what only the upper end names. */
    private Optional<Sum> range(Utterance said, int at) {
        var opened = Set.of("between", "from").contains(said.word(at));
        return sum(said, opened ? at + 1 : at, false).flatMap(low -> {
            var joint = said.word(low.to());
            if (!TO.contains(joint) || (joint.equals("and") && !opened)) {
                return Optional.empty();
            }
            return sum(said, low.to() + 1, true).flatMap(high -> joined(low, high));
        });
    }

    private static Optional<Sum> joined(Sum low, Sum high) {
        var scale = high.number().scale();
        var takesScale = !low.number().scaled()
                && high.number().scaled()
                && low.number().value().compareTo(THOUSAND) < 0;
        var value =
                takesScale ? low.number().value().multiply(scale) : low.number().value();
        if (value.compareTo(high.number().value()) >= 0) {
            return Optional.empty();
        }
        var whole =
                new Number(value, high.to(), takesScale ? scale : low.number().scale());
        return Optional.of(new Sum(whole, low.money().or(high::money), high.to()));
    }

    private static Optional<Sum> sum(Utterance said, int at, boolean mayUseAnd) {
        var before = Optional.ofNullable(MONEY.get(said.word(at)));
        var start = before.isPresent() ? at + 1 : at;
        var number = mayUseAnd ? Numbers.at(said, start) : Numbers.withoutAnd(said, start);
        return number.map(n -> {
            var skip = n.to() + BEFORE_MONEY.at(said, n.to());
            var after =
                    said.hardBefore(n.to()) ? Optional.<Money>empty() : Optional.ofNullable(MONEY.get(said.word(skip)));
            return new Sum(n, before.or(() -> after), after.isPresent() ? skip + 1 : n.to());
        });
    }

    private static boolean holds(Utterance said, int from, Sum sum, boolean asked) {
        if (NOT_BEFORE.contains(said.word(from - 1)) || (sum.money().isEmpty() && otherMeaning(said, from, sum))) {
            return false;
        }
        return sum.money().isPresent()
                || sum.number().scale().compareTo(THOUSAND) >= 0
                || (asked ? bare(said, from, sum) : round(said, from, sum));
    }

    private static boolean otherMeaning(Utterance said, int from, Sum sum) {
        var next = said.hardBefore(sum.to()) ? "" : said.word(sum.to());
        return NOT_AFTER.contains(next)
                || (!next.isEmpty() && Numbers.TIME_UNITS.at(said, sum.to()) > 0)
                || (!sum.number().scaled() && NOT_AFTER_BARE.contains(next))
                || year(said, from, sum.to());
    }

    private static boolean year(Utterance said, int from, int to) {
        return to == from + 1
                && said.word(from).matches("(19|20)\\d\\d")
                && Set.of("in", "by", "since", "until", "year", "of").contains(said.word(from - 1));
    }

    private static boolean bare(Utterance said, int from, Sum sum) {
        var figure = said.word(from).replaceAll("[.,]", "");
        return figure.length() <= LONGEST_BARE
                && !POINTING.contains(said.word(from - 1))
                && !Set.of("hundred").contains(said.word(from - 1))
                && Digits.singles(said, from, 2).isEmpty()
                && !Numbers.isFigure(said.word(sum.to()))
                && !Numbers.isFigure(said.word(from - 1))
                && !suspicious(sum.number().value());
    }

    /** A bare "two" or "one point five" leaves out its thousands or millions; nobody means a dollar fifty. */
    private static boolean suspicious(BigDecimal value) {
        return value.compareTo(BigDecimal.TEN) < 0
                || (value.stripTrailingZeros().scale() > 0 && value.compareTo(THOUSAND) < 0);
    }

    private static boolean round(Utterance said, int from, Sum sum) {
        var word = said.word(from);
        return sum.to() == from + 1
                && word.matches("[\\d,]+00")
                && word.length() <= LONGEST_BARE
                && sum.number().value().compareTo(THOUSAND) >= 0
                && !word.matches("(19|20)00")
                && !Numbers.isFigure(said.word(from + 1))
                && !Numbers.isFigure(said.word(from - 1));
    }

    /** "five zero zero zero zero". */
    private Optional<Found> dictated(Utterance said) {
        for (int i = 0; i < said.size(); i++) {
            var run = Digits.singles(said, i, 3);
            if (run.isPresent()) {
                var from = i;
                return run.filter(digits -> digits.text().length() <= LONGEST_BARE)
                        .map(digits -> new Number(new BigDecimal(digits.text()), digits.to(), BigDecimal.ONE))
                        .filter(number -> number.value().signum() > 0)
                        .map(number -> found(said, from, new Sum(number, Optional.empty(), number.to())));
            }
        }
        return Optional.empty();
    }

    private Found found(Utterance said, int from, Sum sum) {
        var money = sum.money().orElse(usual);
        var number = sum.number().value();
        var value = number.multiply(BigDecimal.valueOf(money.factor())).stripTrailingZeros();
        var one = number.compareTo(BigDecimal.ONE) == 0;
        return new Found(
                value.toPlainString() + " " + money.code(),
                NumberWords.currency(NumberWords.number(number), one, money.name()),
                from,
                sum.to());
    }
}
