package dev.parley.qualify;

import dev.parley.talk.Mood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What words tell of a mood: a small lexicon for each language ({@code mood/<language>.txt}), with negation, emphasis and
 * "but" heeded much as VADER does (Hutto and Gilbert, 2014). A few microseconds a turn. Immutable, for any number of
 * calls at once.
 */
public final class MoodWords {
    private static final Map<String, MoodWords> BY_LANGUAGE = new ConcurrentHashMap<>();
    private static final int BEFORE = 3;
    private static final double EMPHASIS = 1.35;
    private static final double RESTRAINT = 0.7;
    private static final double DENIED_PRAISE = -0.75;
    private static final double DENIED_BLAME = -0.35;
    private static final double BEFORE_BUT = 0.5;
    private static final double AFTER_BUT = 1.5;
    /** The weight that makes a sentiment of 0.7. */
    private static final double MUCH = 3.5;

    private static final double MOST_URGENT = 3;
    private static final double DENIED_URGENCY = 0;

    private final List<Weighed> feelings;
    private final List<Weighed> urgencies;
    private final Phrases plain;
    private final Phrases denying;
    private final Phrases stressing;
    private final Phrases restraining;
    private final Phrases contrasting;

    private record Weighed(double weight, Phrases phrases) {}

    /** @param words how many words it takes; 0 when there is nothing */
    private record Hit(double weight, int words) {
        static final Hit NOTHING = new Hit(0, 0);
    }

    private MoodWords(Map<String, String> lists) {
        feelings = weighed(lists, "");
        urgencies = weighed(lists, "urgent ");
        plain = Phrases.listed(lists.getOrDefault("plain", ""));
        denying = Phrases.listed(lists.getOrDefault("not", ""));
        stressing = Phrases.listed(lists.getOrDefault("very", ""));
        restraining = Phrases.listed(lists.getOrDefault("little", ""));
        contrasting = Phrases.listed(lists.getOrDefault("but", ""));
    }

    /** Those of a language; of one that has none, every mood is calm. @param code ISO 639-1 */
    public static MoodWords in(String code) {
        return BY_LANGUAGE.computeIfAbsent(code, language -> new MoodWords(MoodFile.read(language)));
    }

    private static List<Weighed> weighed(Map<String, String> lists, String kind) {
        var all = new ArrayList<Weighed>();
        lists.forEach((key, phrases) -> {
            if (key.startsWith(kind) && key.substring(kind.length()).matches("[+-]?\\d")) {
                all.add(new Weighed(Integer.parseInt(key.substring(kind.length())), Phrases.listed(phrases)));
            }
        });
        return List.copyOf(all);
    }

    public Mood of(String words) {
        var said = Utterance.of(words);
        double feeling = 0;
        double urgency = 0;
        for (int at = 0; at < said.size(); ) {
            int skip = plain.at(said, at);
            var felt = skip > 0 ? Hit.NOTHING : longest(feelings, said, at, skip);
            var pressing = skip > 0 ? Hit.NOTHING : longest(urgencies, said, at, skip);
            if (contrasting.at(said, at) > 0) {
                feeling *= BEFORE_BUT / AFTER_BUT;
            }
            feeling += coloured(felt, said, at);
            urgency = Math.max(urgency, pressing.weight() * (isDenied(said, at) ? DENIED_URGENCY : 1));
            at += Math.max(1, Math.max(skip, Math.max(felt.words(), pressing.words())));
        }
        boolean contrast = contrasting.anywhere(said);
        double sum = contrast ? feeling * AFTER_BUT : feeling;
        return new Mood(sum / Math.sqrt(sum * sum + MUCH * MUCH), urgency / MOST_URGENT);
    }

    private static Hit longest(List<Weighed> all, Utterance said, int at, int least) {
        var best = Hit.NOTHING;
        for (var each : all) {
            int words = each.phrases().at(said, at);
            if (words > Math.max(least, best.words())) {
                best = new Hit(each.weight(), words);
            }
        }
        return best;
    }

    /** By the few words before it in the same clause: "not", "very", "a bit". */
    private double coloured(Hit hit, Utterance said, int at) {
        if (hit.words() == 0) {
            return 0;
        }
        double weight = hit.weight();
        for (int i = at - 1; i >= Math.max(0, at - BEFORE) && together(said, i); i--) {
            weight *= stressing.at(said, i) > 0 ? EMPHASIS : restraining.at(said, i) > 0 ? RESTRAINT : 1;
        }
        return isDenied(said, at) ? weight * (weight > 0 ? DENIED_PRAISE : DENIED_BLAME) : weight;
    }

    private boolean isDenied(Utterance said, int at) {
        for (int i = at - 1; i >= Math.max(0, at - BEFORE) && together(said, i); i--) {
            if (denying.at(said, i) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean together(Utterance said, int at) {
        return said.token(at + 1).before() == Utterance.Gap.NONE;
    }

    /** One list a key, with commas between; a line that begins with a space belongs to the one before it. */
    private static final class MoodFile {
        private MoodFile() {}

        static Map<String, String> read(String language) {
            var name = "/mood/" + language + ".txt";
            try (var in = MoodWords.class.getResourceAsStream(name)) {
                return in == null || !language.matches("[a-z]{2,3}")
                        ? Map.of()
                        : lists(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("The list of words " + name + " cannot be read.", e);
            }
        }

        private static Map<String, String> lists(String text) {
            var lists = new java.util.LinkedHashMap<String, String>();
            for (var line : text.replaceAll("\\n +", " ").split("\\n")) {
                var colon = line.indexOf(':');
                if (colon > 0 && !line.startsWith("#")) {
                    lists.merge(
                            line.substring(0, colon).strip(), line.substring(colon + 1), (one, two) -> one + "," + two);
                }
            }
            return lists;
        }
    }
}
