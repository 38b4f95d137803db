package dev.parley.access;

/** Somebody is known and may not come in; the message is a sentence for them. */
public final class Refused extends SecurityException {
    private static final long serialVersionUID = 1;

    Refused(String sentence) {
        super(sentence);
    }
}
