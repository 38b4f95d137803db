package dev.parley.line.asterisk;

import dev.parley.talk.CallId;

/**
 * The ids that Parley gives to what it creates in Asterisk. They carry the application's name, so that a sweep finds
 * what a dead instance left behind and leaves everybody else's alone.
 */
record ChannelNames(String application) {
    String media(CallId call) {
        return prefix("media") + call;
    }

    /** @param attempt the how manieth to reach a person for this call, from 1 */
    String person(CallId call, int attempt) {
        return prefix("person") + call + "." + attempt;
    }

    String bridge(CallId call) {
        return prefix("bridge") + call;
    }

    boolean isOurs(String id) {
        return isMedia(id) || isPerson(id) || isBridge(id);
    }

    boolean isMedia(String id) {
        return id.startsWith(prefix("media"));
    }

    boolean isPerson(String id) {
        return id.startsWith(prefix("person"));
    }

    boolean isBridge(String id) {
        return id.startsWith(prefix("bridge"));
    }

    private String prefix(String kind) {
        return "parley." + application + "." + kind + ".";
    }
}
