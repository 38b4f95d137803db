package dev.parley.aftercall.analysis;

import dev.parley.aftercall.analysis.Analysis.Check;
import dev.parley.aftercall.analysis.Analysis.Mark;
import dev.parley.aftercall.analysis.Analysis.NextAction;
import dev.parley.qualify.Profile;
import dev.parley.qualify.Slot;
import dev.parley.qualify.SlotType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leaves out of an analysis what nobody said, and counts it. For one analysis and one thread. */
final class Grounding {
    private static final Set<String> OPENERS = Set.of(
            "the",
            "a",
            "an",
            "caller",
            "agent",
            "customer",
            "client",
            "lead",
            "they",
            "he",
            "she",
            "it",
            "both",
            "no",
            "wants",
            "wanted",
            "interested",
            "asked",
            "asks",
            "requested",
            "requests",
            "prefers",
            "plans",
            "looking",
            "budget",
            "has",
            "is",
            "was",
            "needs",
            "agreed",
            "agrees",
            "will",
            "would",
            "call",
            "callback",
            "follow",
            "next",
            "provided",
            "gave",
            "mentioned",
            "discussed",
            "offered",
            "scheduled",
            "phone",
            "email",
            "name",
            "after",
            "before",
            "during",
            "if",
            "at",
            "in",
            "on",
            "with",
            "to",
            "for",
            "not",
            "i",
            "ok",
            "ai",
            "risk",
            "timeline",
            "there",
            "this",
            "their",
            "his",
            "her");
    /** Nouns have capitals in German, so that a capital tells nothing. */
    private static final String CAPITAL_NOUNS = "de";

    private final Evidence evidence;
    private final Profile profile;
    private int facts;
    private int dropped;

    Grounding(Evidence evidence, Profile profile) {
        this.evidence = evidence;
        this.profile = profile;
    }

    /** The same analysis without what has no support; its confidence falls by the share that had none. */
    Analysis ground(Analysis told) {
        var bullets = told.summaryBullets().stream().filter(this::supported).toList();
        var entities = entities(told.entities());
        var actions = told.nextActions().stream().map(this::action).toList();
        var marks = marks(told.qa());
        var checks = checks(told.checklist());
        var stage = Stages.allowed(told.leadStageSuggestion(), entities, evidence);
        count(stage.equals(told.leadStageSuggestion()));
        double share = facts == 0 ? 1 : 1 - (double) dropped / facts;
        return new Analysis(
                told.intent(),
                bullets,
                told.sentiment(),
                told.urgency(),
                entities,
                actions,
                stage,
                Math.clamp(told.confidence() * share, 0, 1),
                marks,
                checks);
    }

    /** How many facts were left out. */
    int dropped() {
        return dropped;
    }

    private boolean count(boolean supported) {
        facts++;
        dropped += supported ? 0 : 1;
        return supported;
    }

    private boolean supported(String bullet) {
        var raw = Tokens.raw(bullet);
        for (int i = 0; i < raw.size(); i++) {
            var word = Tokens.word(raw.get(i));
            boolean backed = Tokens.isNumber(word) ? evidence.hasNumber(word) : !isName(raw.get(i), i) || told(word);
            if (!backed) {
                return count(false);
            }
        }
        return count(true);
    }

    private boolean isName(String raw, int at) {
        return Character.isUpperCase(raw.codePointAt(0))
                && !evidence.words().language().equals(CAPITAL_NOUNS)
                && !(at == 0 && !evidence.words().language().equals("en"));
    }

    /** "Alice's" is "Alices" here, and "USD" is what was said as "dollars". */
    private boolean told(String word) {
        return OPENERS.contains(word)
                || evidence.hasWord(word)
                || (word.endsWith("s") && evidence.hasWord(word.substring(0, word.length() - 1)))
                || Set.of("usd", "eur", "gbp").contains(word)
                || profile.company().toLowerCase(java.util.Locale.ROOT).contains(word);
    }

    private Map<String, String> entities(Map<String, String> told) {
        var kept = new LinkedHashMap<String, String>();
        told.forEach((name, value) -> {
            if (!value.isBlank() && count(entity(name, value))) {
                kept.put(name, value.strip());
            }
        });
        return kept;
    }

    private boolean entity(String name, String value) {
        boolean said =
                switch (name) {
                    case "phone" -> evidence.hasPhone(value);
                    case "email" -> evidence.hasEmail(value);
                    case "budget", "amount" -> evidence.hasAmount(value);
                    default -> evidence.has(value);
                };
        return said || profile.slot(name).map(slot -> means(slot, value)).orElse(false);
    }

    private boolean means(Slot slot, String value) {
        return switch (slot.type()) {
            case AMOUNT -> evidence.hasAmount(value);
            case EMAIL -> evidence.hasEmail(value);
            case PHONE -> evidence.hasPhone(value);
            case TIME -> evidence.hasMoment(value);
            case CHOICE, DURATION, NAME, PLACE -> evidence.means(slot.recogniser(), value);
            case TEXT, YES_OR_NO ->
                slot.type() == SlotType.YES_OR_NO && value.strip().matches("(?i)yes|no");
        };
    }

    private NextAction action(NextAction told) {
        var when = told.when().isBlank() || count(evidence.hasMoment(told.when()))
                ? told.when().strip()
                : "";
        var to = told.to().isBlank() || count(evidence.hasPhone(told.to()) || evidence.hasEmail(told.to()))
                ? told.to().strip()
                : "";
        return new NextAction(told.type(), when, told.channel(), to);
    }

    private Map<String, Mark> marks(Map<String, Mark> told) {
        var kept = new LinkedHashMap<String, Mark>();
        told.forEach((name, mark) -> {
            if (count(evidence.quoted(mark.sentence()).isPresent())) {
                kept.put(name, mark);
            }
        });
        return kept;
    }

    /** A point is done only when a sentence of the agent shows it. */
    private List<Check> checks(List<Check> told) {
        var kept = new ArrayList<Check>();
        for (var item : Checklist.of(profile).keySet()) {
            var check = told.stream()
                    .filter(each -> each.item().equals(item) && each.done())
                    .filter(each -> count(each.sentence() != null && evidence.agentSaid(each.sentence())))
                    .findFirst();
            kept.add(check.orElse(new Check(item, false, null)));
        }
        return kept;
    }
}
