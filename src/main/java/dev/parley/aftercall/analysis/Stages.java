package dev.parley.aftercall.analysis;

import dev.parley.aftercall.recording.Said;
import dev.parley.aftercall.recording.Voice;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which stage a call may suggest for a lead. What a caller says can make it qualified or lost, but only the agent's own
 * words can make it converted, so that nobody talks a lead into a sale.
 */
final class Stages {
    private static final Set<String> WANTED =
            Set.of("budget", "amount", "course", "interest", "need", "timeline", "risk", "city", "authority");
    private static final Pattern CONCLUDED = Pattern.compile(
            "(?i)\\b(you are|you're|you have been|we have) (now )?(enrolled|signed up|registered|booked)"
                    + "|\\b(payment|deposit|contract|order) (has been |is |was )?(received|signed|confirmed|placed)\\b"
                    + "|\\bwelcome aboard\\b");
    private static final Pattern NO_CONTACT = Pattern.compile(
            "(?i)\\b(not|no longer|n['’]t) (be )?interested\\b"
                    + "|\\b(don['’]?t|do not|never|stop) (ever )?call(ing)? (me|us|again|this number)\\b"
                    + "|\\btake me off\\b|\\bremove (me|my number)\\b|\\bwrong number\\b|\\bwent with (another|someone|somebody)\\b");

    private Stages() {}

    /** The stage as suggested, or the nearest one that the call bears out. */
    static String allowed(String suggested, Map<String, String> entities, Evidence evidence) {
        boolean talked = evidence.words().said().stream().anyMatch(said -> said.voice() != Voice.AGENT);
        boolean wants = entities.keySet().stream().anyMatch(WANTED::contains);
        boolean lost = says(evidence, NO_CONTACT, voice -> voice != Voice.AGENT);
        boolean concluded = says(evidence, CONCLUDED, voice -> voice == Voice.AGENT);
        return switch (suggested) {
            case "converted" -> concluded ? suggested : wants ? "qualified" : reached(talked);
            case "qualified" -> wants && !lost ? suggested : reached(talked);
            // rules know one language; in others the model is believed, since a person decides
            case "lost" -> lost || (talked && !evidence.words().language().equals("en")) ? suggested : reached(talked);
            default -> reached(talked);
        };
    }

    static boolean lost(Evidence evidence) {
        return says(evidence, NO_CONTACT, voice -> voice != Voice.AGENT);
    }

    private static String reached(boolean talked) {
        return talked ? "contacted" : "new";
    }

    private static boolean says(Evidence evidence, Pattern pattern, Predicate<Voice> whose) {
        return evidence.words().said().stream()
                .filter(said -> whose.test(said.voice()))
                .map(Said::text)
                .anyMatch(text -> pattern.matcher(text).find());
    }
}
