package dev.parley.line.asterisk;

import dev.parley.talk.CallId;
import java.util.regex.Pattern;

/**
 * The ids that Parley gives to what it creates in Asterisk. They carry the application's name, so that a sweep finds
 * what a dead instance left behind and leaves everybody else's alone.
 */
record ChannelNames(String application) {
    private static final Pattern AFTER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\\.\\d+)?(;2)?");

    String media(CallId call) {
        return prefix("media") + call;
    }

    /** @param loss the how manieth media channel of this call was lost, from 1 */
    String media(CallId call, int loss) {
        return media(call) + "." + loss;
    }

    /** @param attempt the how manieth to reach a person for this call, from 1 */
    String person(CallId call, int attempt) {
        return prefix("person") + call + "." + attempt;
    }

    /** The channel that listens to the caller while a person has the call. */
    String snoop(CallId call, int attempt) {
        return prefix("snoop") + call + "." + attempt;
    }

    String bridge(CallId call) {
        return prefix("bridge") + call;
    }

    /** Where we talk to a person, or listen, apart from the caller's bridge. */
    String side(CallId call) {
        return bridge(call) + ".1";
    }

    boolean isOurs(String id) {
        return isOf("media", id) || isOf("person", id) || isOf("snoop", id);
    }

    boolean isBridge(String id) {
        return isOf("bridge", id);
    }

    /** Another application's name may begin like ours and go on, so the call's id has to follow at once. */
    private boolean isOf(String kind, String id) {
        var prefix = prefix(kind);
        return id.startsWith(prefix)
                && AFTER.matcher(id.substring(prefix.length())).matches();
    }

    private String prefix(String kind) {
        return "parley." + application + "." + kind + ".";
    }
}
