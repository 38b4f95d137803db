package dev.parley.followup;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What came of a follow-up, as its job keeps it.
 *
 * @param outcome {@code sent}, {@code not sent} or {@code perhaps sent}
 * @param reason why it was not sent; empty when it was
 * @param text what was sent; empty when nothing was
 */
@RegisterForReflection
record Delivery(String outcome, String reason, String text) {
    private static final String SENT = "sent";

    static Delivery sent(String text) {
        return new Delivery(SENT, "", text);
    }

    static Delivery not(String reason) {
        return new Delivery("not sent", reason, "");
    }

    static Delivery unclear() {
        return new Delivery("perhaps sent", "an earlier try was cut off, and twice would be worse than never", "");
    }

    boolean isSent() {
        return outcome.equals(SENT);
    }

    /** As the name of a step, by which people see it in {@code GET /api/jobs/{id}}. */
    String told() {
        return outcome + ": " + reason;
    }
}
