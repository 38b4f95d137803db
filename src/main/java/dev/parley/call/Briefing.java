package dev.parley.call;

import dev.parley.qualify.Interview;
import dev.parley.qualify.SlotType;
import dev.parley.talk.Dialogue;
import dev.parley.talk.Speaker;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What a person hears and sees before a caller is brought to them: who it is, and what was said so far. In the words of
 * {@code handover/<language>.properties}; a language without a file is spoken to in English. Immutable.
 */
record Briefing(String who, String told) {
    private static final String FALLBACK = "en";
    private static final int MOST_FACTS = 6;
    private static final int LONGEST_QUOTE = 160;
    private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

    static Briefing of(Referral referral, Interview interview, Dialogue dialogue, String language) {
        var words = READ.computeIfAbsent(language.split("[-_]", 2)[0], Briefing::read);
        return new Briefing(who(referral, interview, words), told(referral, interview, dialogue, words));
    }

    /** Two sentences. */
    String text() {
        return who + " " + told;
    }

    List<String> sentences() {
        return List.of(who, told);
    }

    private static String who(Referral referral, Interview interview, Properties words) {
        var caller = referral.caller();
        var name = name(interview).or(() -> Optional.of(caller.name()).filter(text -> !text.isEmpty()));
        return name.map(known -> put(words, "name", known))
                .orElseGet(() ->
                        caller.number().isEmpty() ? put(words, "withheld", "") : put(words, "number", caller.number()));
    }

    private static Optional<String> name(Interview interview) {
        return interview.profile().slots().stream()
                .filter(slot -> slot.type() == SlotType.NAME)
                .flatMap(slot -> Optional.ofNullable(interview.slots().get(slot.name())).stream())
                .map(value -> value.spoken())
                .findFirst();
    }

    private static String told(Referral referral, Interview interview, Dialogue dialogue, Properties words) {
        var facts = interview.profile().slots().stream()
                .filter(slot -> slot.type() != SlotType.NAME)
                .flatMap(slot -> Optional.ofNullable(interview.slots().get(slot.name())).stream())
                .map(value -> value.spoken())
                .limit(MOST_FACTS)
                .collect(Collectors.joining(", "));
        if (!facts.isEmpty()) {
            return referral.reason().isEmpty()
                    ? put(words, "facts", facts)
                    : put(words, "facts", facts + "; " + referral.reason());
        }
        if (!referral.reason().isEmpty()) {
            return put(words, "reason", referral.reason());
        }
        return dialogue.turns().reversed().stream()
                .filter(turn -> turn.who() == Speaker.CALLER)
                .map(turn -> put(words, "said", cut(turn.text())))
                .findFirst()
                .orElseGet(() -> put(words, "nothing", ""));
    }

    /** What was said becomes part of a sentence, without an end of its own. */
    private static String put(Properties words, String key, String text) {
        var plain = text.strip().replaceAll("[.!?…]+$", "");
        return words.getProperty(key, "").replace("{}", plain);
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTE) {
            return text;
        }
        var start = text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE));
        return start.contains(" ") ? start.substring(0, start.lastIndexOf(' ')) : start;
    }

    private static Properties read(String language) {
        return file(language).or(() -> file(FALLBACK)).orElseThrow();
    }

    private static Optional<Properties> file(String language) {
        try (var in = Briefing.class.getResourceAsStream("/handover/" + language + ".properties")) {
            if (in == null) {
                return Optional.empty();
            }
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(words);
        } catch (IOException e) {
            throw new UncheckedIOException("handover/" + language + ".properties cannot be read.", e);
        }
    }
}
