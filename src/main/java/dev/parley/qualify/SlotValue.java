package dev.parley.qualify;

/**
 * What the caller told for one slot.
 *
 * @param value canonical, for machines: "real_estate", "50000 USD", "+14155550123"
 * @param spoken for people: "real estate", "fifty thousand dollars"
 */
public record SlotValue(String value, String spoken) {}
