package dev.parley.qualify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What makes a lead qualified: all of it must hold.
 *
 * @param filled slots that must be known
 * @param minimum least amounts by slot, one a currency; an amount in another currency does not reach it
 * @param choices the values by slot of which one must be the answer
 */
public record Rule(List<String> filled, Map<String, List<Money>> minimum, Map<String, List<String>> choices) {
    /** @param currency ISO 4217 */
    public record Money(BigDecimal amount, String currency) {
        /** Reads the canonical form, "50000 USD". */
        static Money of(String value) {
            var space = value.indexOf(' ');
            return new Money(new BigDecimal(value.substring(0, space)), value.substring(space + 1));
        }

        boolean reaches(Money least) {
            return currency.equals(least.currency()) && amount.compareTo(least.amount()) >= 0;
        }
    }

    public Rule {
        filled = List.copyOf(filled);
        minimum = Map.copyOf(minimum);
        choices = Map.copyOf(choices);
    }

    boolean holds(Map<String, SlotValue> slots) {
        return slots.keySet().containsAll(filled)
                && minimum.entrySet().stream().allMatch(least -> reached(slots, least.getKey(), least.getValue()))
                && choices.entrySet().stream().allMatch(choice -> chosen(slots, choice.getKey(), choice.getValue()));
    }

    private static boolean reached(Map<String, SlotValue> slots, String slot, List<Money> least) {
        var told = slots.get(slot);
        return told != null && least.stream().anyMatch(Money.of(told.value())::reaches);
    }

    private static boolean chosen(Map<String, SlotValue> slots, String slot, List<String> values) {
        var told = slots.get(slot);
        return told != null && values.contains(told.value());
    }
}
