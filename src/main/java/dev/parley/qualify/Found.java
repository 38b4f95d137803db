package dev.parley.qualify;

/** A value and the stretch of words that it was made of: {@code from} inclusive, {@code to} exclusive. */
public record Found(SlotValue value, int from, int to) {
    public Found(String value, String spoken, int from, int to) {
        this(new SlotValue(value, spoken), from, to);
    }
}
