package dev.parley.qualify;

import java.util.List;

/**
 * What a qualified caller is offered.
 *
 * @param name for machines: "callback"
 * @param title for the model: "a callback from an adviser"
 * @param slots asked only after a yes
 * @param accepted said after a yes and its slots
 * @param declined said after a no
 */
public record Offer(
        String name,
        String title,
        String question,
        String again,
        String keypad,
        List<String> slots,
        String accepted,
        String declined) {
    public Offer {
        slots = List.copyOf(slots);
    }
}
