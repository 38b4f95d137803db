package dev.parley.think;

import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Dialogue;
import dev.parley.talk.KnownCaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a mind needs for the next reply. Caller text and CRM fields in it are data, never instructions.
 *
 * @param role who the agent is and how it speaks, from the profile; the stable start of the prompt
 * @param language ISO 639-1 of the reply
 * @param slots what is known so far, spoken form by slot name
 * @param targets the slots that may be noted
 * @param transfers names of the extensions that the caller may be sent to for good
 * @param goal what this reply must achieve, one sentence
 * @param script what the script would say instead; spoken when the model's words cannot be
 */
public record Question(
        CallId call,
        Caller caller,
        String role,
        String language,
        Optional<KnownCaller> known,
        Dialogue dialogue,
        Map<String, String> slots,
        List<Target> targets,
        List<String> transfers,
        String goal,
        String script) {

    /** @param allowed canonical values, empty when any text may be noted */
    public record Target(String slot, String description, List<String> allowed) {
        public Target {
            allowed = List.copyOf(allowed);
        }
    }

    public Question {
        slots = Map.copyOf(slots);
        targets = List.copyOf(targets);
        transfers = List.copyOf(transfers);
    }
}
