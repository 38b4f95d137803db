package dev.parley.qualify.english;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says numbers and amounts in English. */
final class NumberWords {
    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> SCALES = List.of("", " thousand", " million", " billion", " trillion");
    private static final Map<String, String> CURRENCIES =
            Map.of("USD", "dollar", "EUR", "euro", "GBP", "pound", "INR", "rupee", "IRR", "rial");
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);

    private NumberWords() {}

    static String amount(BigDecimal amount, String currency) {
        return currency(
                number(amount), amount.compareTo(BigDecimal.ONE) == 0, CURRENCIES.getOrDefault(currency, currency));
    }

    static String currency(String number, boolean one, String name) {
        var plural = one || name.equals("toman") || name.chars().allMatch(Character::isUpperCase) ? "" : "s";
        return number + " " + name + plural;
    }

    /** "one point two million", "fifty thousand", "one thousand two hundred fifty". */
    static String number(BigDecimal amount) {
        var value = amount.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        if (value.compareTo(LARGEST) >= 0) {
            return value.toPlainString();
        }
        for (int power = SCALES.size() - 1; power > 1; power--) {
            var scaled = value.movePointLeft(3 * power).stripTrailingZeros();
            if (scaled.compareTo(BigDecimal.ONE) >= 0 && scaled.scale() <= 2) {
                return decimal(scaled) + SCALES.get(power);
            }
        }
        return decimal(value);
    }

    private static String decimal(BigDecimal value) {
        var whole = whole(value.longValue());
        if (value.scale() <= 0) {
            return whole;
        }
        var digits = value.remainder(BigDecimal.ONE).toPlainString().substring(2);
        return whole + " point " + digits(digits);
    }

    /** "four one five". */
    static String digits(String digits) {
        return String.join(" ", digits.chars().mapToObj(c -> SMALL.get(c - '0')).toList());
    }

    static String whole(long value) {
        if (value == 0) {
            return SMALL.getFirst();
        }
        var groups = new ArrayList<String>();
        int power = 0;
        for (var rest = value; rest > 0; rest /= 1000, power++) {
            if (rest % 1000 > 0) {
                groups.addFirst(group((int) (rest % 1000)) + SCALES.get(power));
            }
        }
        return String.join(" ", groups);
    }

    private static String group(int value) {
        if (value >= 100) {
            return SMALL.get(value / 100) + " hundred" + (value % 100 == 0 ? "" : " " + group(value % 100));
        }
        if (value < 20) {
            return SMALL.get(value);
        }
        return TENS.get(value / 10) + (value % 10 == 0 ? "" : "-" + SMALL.get(value % 10));
    }
}
