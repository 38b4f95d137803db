package dev.parley.qualify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what makes a lead qualified and checks it against the slots. */
final class RuleReader {
    private RuleReader() {}

    static Rule rule(Section section, List<Slot> slots) {
        var filled = section.textsOr("filled", List.of());
        filled.forEach(name -> ProfileReader.known(section, "filled", name, slots));
        return new Rule(filled, minimum(section, slots), choices(section, slots));
    }

    private static Map<String, List<Rule.Money>> minimum(Section rule, List<Slot> slots) {
        var minimum = new LinkedHashMap<String, List<Rule.Money>>();
        if (rule.has("minimum")) {
            var section = rule.section("minimum");
            for (var name : section.names()) {
                if (ProfileReader.known(section, name, name, slots).type() != SlotType.AMOUNT) {
                    throw section.wrong(name, "has a minimum, but is no slot of type amount");
                }
                minimum.put(name, money(section, name));
            }
        }
        return minimum;
    }

    private static List<Rule.Money> money(Section section, String name) {
        return section.texts(name).stream()
                .map(text -> {
                    if (!text.matches("\\d{1,15} [A-Z]{3}")) {
                        throw section.wrong(name, "has '" + text + "', which is no amount such as 10000 USD");
                    }
                    return Rule.Money.of(text);
                })
                .toList();
    }

    private static Map<String, List<String>> choices(Section rule, List<Slot> slots) {
        var choices = new LinkedHashMap<String, List<String>>();
        if (rule.has("choices")) {
            var section = rule.section("choices");
            for (var name : section.names()) {
                var allowed = ProfileReader.known(section, name, name, slots).allowed();
                var values = section.texts(name);
                for (var value : values) {
                    if (!allowed.contains(value)) {
                        throw section.wrong(name, "has '" + value + "', but the slot knows only " + allowed);
                    }
                }
                choices.put(name, values);
            }
        }
        return choices;
    }
}
