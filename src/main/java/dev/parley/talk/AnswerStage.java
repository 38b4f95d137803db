package dev.parley.talk;

/**
 * The moments between the caller's last word and the agent's first. Latencies are counted from the end of the caller's
 * speech; their keys are the same in facts, in the journal, in the API, on the pages and in the metrics. The end of a
 * turn may be decided before its words are known or after.
 */
public enum AnswerStage {
    /** The words of the whole turn are known. */
    TRANSCRIPT("transcript"),
    /** The turn was decided to be over. */
    ENDPOINT("endpoint"),
    /** The model's first token came. Missing where the script speaks. */
    FIRST_TOKEN("firstToken"),
    /** The first words that can be spoken are there. */
    FIRST_WORDS("firstWords"),
    /** The voice has given the first sound of them. */
    FIRST_AUDIO("firstAudio"),
    /** The first sound of the reply left for the caller. */
    PLAYOUT("playout"),
    /** The first sound of it that is no silence left for the caller: what they hear next. */
    HEARD("heard");

    private final String key;

    AnswerStage(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
