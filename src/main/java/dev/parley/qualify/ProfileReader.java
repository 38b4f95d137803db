package dev.parley.qualify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a profile of YAML text, or says what is wrong with it. */
final class ProfileReader {
    private static final String NAME = "[a-z][a-z0-9_-]{0,39}";

    private ProfileReader() {}

    static Profile read(String file, String text) {
        var root = Section.root(file, Yaml.parse(file, text));
        var fill = Map.of("agent", root.text("agent"), "company", root.text("company"));
        return root.filling(fill).read(ProfileReader::profile);
    }

    private static Profile profile(Section root) {
        var code = root.text("language");
        var language = Languages.of(code)
                .orElseThrow(() -> root.wrong(
                        "language", "is '" + code + "', but callers are understood only in " + Languages.codes()));
        var keypad = root.section("keypad");
        var slots = slots(root, language);
        var profile = new Profile(
                root.text("id"),
                root.text("title"),
                code,
                root.text("agent"),
                root.text("company"),
                root.text("role"),
                root.text("greeting"),
                root.text("welcome-back", "name"),
                two(root),
                root.section("goodbyes").read(ProfileReader::goodbyes),
                root.text("fallback"),
                root.text("filler"),
                root.text("hand-over"),
                root.text("nobody-free"),
                keypad.text("intro"),
                keypad.text("skip"),
                keypad.text("yes-or-no"),
                root.has("recording") ? root.section("recording").read(ProfileReader::recording) : Recording.UNTOLD,
                root.section("manners").read(ProfileReader::manners),
                slots,
                root.section("qualified-when").read(rule -> RuleReader.rule(rule, slots)),
                root.has("offer") ? Optional.of(root.section("offer").read(o -> offer(o, slots))) : Optional.empty());
        keypad.refuseUnused();
        return profile;
    }

    private static List<String> two(Section root) {
        var reprompts = root.texts("reprompts");
        if (reprompts.size() != 2) {
            throw root.wrong("reprompts", "must list two texts, for the first and the second silence");
        }
        return reprompts;
    }

    private static Profile.Goodbyes goodbyes(Section section) {
        return new Profile.Goodbyes(
                section.text("no-answer"), section.text("qualified"), section.text("not-qualified"));
    }

    private static Recording recording(Section section) {
        var consent =
                switch (section.text("consent")) {
                    case "announce" -> Recording.Consent.ANNOUNCE;
                    case "ask" -> Recording.Consent.ASK;
                    case "none" -> Recording.Consent.NONE;
                    default -> throw section.wrong("consent", "must be announce, ask or none");
                };
        var asks = consent == Recording.Consent.ASK;
        var notice = consent == Recording.Consent.NONE ? "" : section.text("notice");
        return new Recording(
                consent,
                notice,
                asks ? section.textOr("again", notice) : "",
                asks ? section.text("refused") : "",
                section.textOr("paused", ""),
                section.textOr("resumed", ""));
    }

    private static Manners manners(Section section) {
        return new Manners(
                section.texts("acknowledgements"),
                section.texts("read-backs", "value"),
                section.text("not-understood"),
                section.text("apology"),
                section.text("moving-on"),
                section.textOr("person", ""));
    }

    private static Offer offer(Section section, List<Slot> slots) {
        var wanted = section.textsOr("slots", List.of());
        wanted.forEach(name -> known(section, "slots", name, slots));
        var question = section.text("question");
        return new Offer(
                section.text("name"),
                section.text("title"),
                question,
                section.textOr("again", question),
                section.text("keypad"),
                wanted,
                section.text("accepted"),
                section.text("declined"));
    }

    static Slot known(Section section, String key, String name, List<Slot> slots) {
        return slots.stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow(() -> section.wrong(
                        key,
                        "names the slot '" + name + "', but there are only "
                                + slots.stream().map(Slot::name).toList()));
    }

    private static List<Slot> slots(Section root, Language language) {
        var slots = new LinkedHashMap<String, Slot>();
        for (var section : root.sections("slots")) {
            var slot = section.read(s -> SlotReader.slot(s, language));
            if (!slot.name().matches(NAME)) {
                throw section.wrong("name", "must be lower-case letters, digits, - and _");
            }
            if (slots.put(slot.name(), slot) != null) {
                throw section.wrong("name", "is '" + slot.name() + "', as an earlier slot is called already");
            }
        }
        return List.copyOf(slots.values());
    }

    /** Refuses two options with the same key or value. */
    static void distinct(List<Section> sections, List<Option> options) {
        var seen = new HashMap<String, HashSet<String>>();
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            var values = Map.of("value", option.value(), "key", option.key());
            for (var value : values.entrySet()) {
                var isNew = seen.computeIfAbsent(value.getKey(), key -> new HashSet<>())
                        .add(value.getValue());
                if (!value.getValue().isEmpty() && !isNew) {
                    throw sections.get(i)
                            .wrong(value.getKey(), "is '" + value.getValue() + "', as an earlier option has already");
                }
            }
        }
    }
}
