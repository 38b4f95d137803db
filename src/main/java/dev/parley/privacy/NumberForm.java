package dev.parley.privacy;

/** Knows the one form of telephone numbers; answered by the room that keeps people. Thread-safe. */
public interface NumberForm {
    /** E.164 ({@code +14155550123}); what is no telephone number of the world stays as it is. */
    String normal(String given);
}
