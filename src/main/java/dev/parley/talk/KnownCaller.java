package dev.parley.talk;

import java.util.Map;

/**
 * What the CRM knows of a caller before the first word.
 *
 * @param leadId the lead's id
 * @param name how to greet them; empty when unknown
 * @param slots what earlier calls told, by slot name
 */
public record KnownCaller(long leadId, String name, Map<String, String> slots) {
    public KnownCaller {
        slots = Map.copyOf(slots);
    }
}
