package dev.parley.qualify;

/**
 * What callers are told about the recording of their call.
 *
 * @param notice said with the greeting: an announcement, or the question whether they agree; empty when nothing is said
 * @param again the question in other words
 * @param refused said after a no
 * @param paused said when the caller has paused the recording with their keys; may be empty
 * @param resumed said when they let it go on; may be empty
 */
public record Recording(Consent consent, String notice, String again, String refused, String paused, String resumed) {
    /** How callers come to agree. */
    public enum Consent {
        /** They are told. */
        ANNOUNCE,
        /** They are asked; unless they say yes, nothing is kept. */
        ASK,
        /** Nothing is said. */
        NONE
    }

    static final Recording UNTOLD = new Recording(Consent.NONE, "", "", "", "", "");

    public boolean announced() {
        return consent == Consent.ANNOUNCE;
    }

    boolean asked() {
        return consent == Consent.ASK;
    }
}
