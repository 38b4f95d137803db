package dev.parley.call;

import dev.parley.talk.Speaker;

/** The announcement that the call is recorded: a caller who cut it off hears it with the next words. Pure. */
final class Notice {
    private Notice() {}

    /** The words that begin a reply, behind the announcement when that is owed. */
    static String before(String words, State.Speaking speaking, Memory memory) {
        var recording = memory.interview().profile().recording();
        var begins = speaking.heard().isEmpty() && speaking.queue().isEmpty();
        return begins
                        && recording.announced()
                        && !words.contains(recording.notice())
                        && !wasHeard(recording.notice(), memory)
                ? recording.notice() + " " + words
                : words;
    }

    private static boolean wasHeard(String notice, Memory memory) {
        return memory.dialogue().turns().stream()
                .anyMatch(turn -> turn.who() == Speaker.AGENT && turn.text().contains(notice));
    }
}
