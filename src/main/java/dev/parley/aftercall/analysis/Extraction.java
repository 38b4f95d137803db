package dev.parley.aftercall.analysis;

import dev.parley.aftercall.analysis.Analysis.Check;
import dev.parley.aftercall.analysis.Analysis.NextAction;
import dev.parley.aftercall.recording.Voice;
import dev.parley.qualify.Language;
import dev.parley.qualify.MoodWords;
import dev.parley.qualify.Profile;
import dev.parley.qualify.Recogniser;
import dev.parley.talk.Mood;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An analysis without a model: what recognisers find, and the caller's own sentences. Low confidence, but never nothing. */
final class Extraction {
    private static final double CONFIDENCE = 0.2;
    private static final int MOST_BULLETS = 3;
    private static final int LONGEST_BULLET = 300;
    private static final double SOME_FEELING = 0.25;
    private static final double SOME_URGENCY = 0.5;
    private static final Pattern CALL_BACK =
            Pattern.compile("(?i)\\b(call|ring|phone) (me|us)\\b|\\bcall(ed)? back\\b|\\bcallback\\b");

    private final Evidence evidence;
    private final Profile profile;

    Extraction(Evidence evidence, Profile profile) {
        this.evidence = evidence;
        this.profile = profile;
    }

    Analysis analysis() {
        var entities = entities();
        var mood = mood();
        return new Analysis(
                "unknown",
                bullets(),
                mood.sentiment() > SOME_FEELING
                        ? "positive"
                        : mood.sentiment() < -SOME_FEELING ? "negative" : "neutral",
                mood.urgency() >= SOME_URGENCY ? "high" : "normal",
                entities,
                actions(),
                Stages.allowed(Stages.lost(evidence) ? "lost" : "contacted", entities, evidence),
                CONFIDENCE,
                Map.of(),
                Checklist.of(profile).keySet().stream()
                        .map(item -> new Check(item, false, null))
                        .toList());
    }

    /** The caller's longest turns, in their order: who says much tells most. */
    private List<String> bullets() {
        var told = evidence.words().said().stream()
                .filter(said -> said.voice() != Voice.AGENT)
                .toList();
        var longest = told.stream()
                .sorted(Comparator.comparingInt(said -> -said.text().length()))
                .limit(MOST_BULLETS)
                .toList();
        return told.stream()
                .filter(longest::contains)
                .map(said -> "“" + cut(said.text()) + "”")
                .limit(MOST_BULLETS)
                .toList();
    }

    private Map<String, String> entities() {
        var found = new LinkedHashMap<String, String>();
        profile.slots().forEach(slot -> {
            if (!slot.type().name().equals("TEXT") && !slot.type().name().equals("YES_OR_NO")) {
                put(found, slot.name(), slot.recogniser());
            }
        });
        evidence.language().ifPresent(language -> {
            put(found, "name", language.names());
            put(found, "phone", language.phones("1"));
            put(found, "email", language.emails());
        });
        return found;
    }

    private void put(Map<String, String> found, String name, Recogniser recogniser) {
        if (!found.containsKey(name)) {
            evidence.last(recogniser).ifPresent(value -> found.put(name, value));
        }
    }

    private List<NextAction> actions() {
        var actions = new ArrayList<NextAction>();
        if (evidence.words().ofCaller().stream()
                .anyMatch(text -> CALL_BACK.matcher(text).find())) {
            var when = evidence.language()
                    .map(Language::moments)
                    .flatMap(evidence::last)
                    .orElse("");
            actions.add(new NextAction("callback", when, "phone", ""));
        }
        return actions;
    }

    private Mood mood() {
        var words = MoodWords.in(evidence.words().language());
        var moods = evidence.words().ofCaller().stream().map(words::of).toList();
        return new Mood(
                moods.stream().mapToDouble(Mood::sentiment).average().orElse(0),
                moods.stream().mapToDouble(Mood::urgency).max().orElse(0));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_BULLET
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_BULLET)) + "…";
    }
}
