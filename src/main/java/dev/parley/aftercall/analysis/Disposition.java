package dev.parley.aftercall.analysis;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of a call, drafted by rules for a person to confirm with one click. */
public enum Disposition {
    NO_CONVERSATION,
    NOT_INTERESTED,
    SALE,
    CALLBACK_AGREED,
    INFORMATION_WANTED,
    QUALIFIED,
    OTHER;

    /** Of several that fit, the one that asks most of us. */
    static Disposition of(Analysis analysis) {
        var stage = analysis.leadStageSuggestion();
        if (stage.equals("new")) {
            return NO_CONVERSATION;
        }
        if (stage.equals("lost") || stage.equals("converted")) {
            return stage.equals("lost") ? NOT_INTERESTED : SALE;
        }
        if (wants(analysis, "callback") || wants(analysis, "meeting")) {
            return CALLBACK_AGREED;
        }
        if (wants(analysis, "information") || wants(analysis, "email") || wants(analysis, "sms")) {
            return INFORMATION_WANTED;
        }
        return stage.equals("qualified") ? QUALIFIED : OTHER;
    }

    /** As the API writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is one of that name. */
    public static boolean isOne(String text) {
        return Stream.of(values()).anyMatch(each -> each.text().equals(text));
    }

    /** All of them, for people. */
    public static String texts() {
        return Stream.of(values()).map(Disposition::text).collect(Collectors.joining(", "));
    }

    private static boolean wants(Analysis analysis, String type) {
        return analysis.nextActions().stream().anyMatch(action -> action.type().equals(type));
    }
}
