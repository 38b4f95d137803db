package dev.parley.qualify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes facts of one answer: several slots from one utterance, each word used once. First what is said unmistakably,
 * then what only the question makes clear; what the caller said last wins.
 */
final class Understanding {
    private final Map<String, SlotValue> found = new LinkedHashMap<>();
    private final List<Slot> any;
    private final List<Slot> asked;

    /**
     * @param any slots that may be filled by the way, the asked ones first
     * @param asked slots that the words may answer in short form, in this order
     */
    private Understanding(List<Slot> any, List<Slot> asked) {
        this.any = any;
        this.asked = asked;
    }

    static Map<String, SlotValue> of(List<Utterance> newestFirst, List<Slot> any, List<Slot> asked) {
        var understanding = new Understanding(any, asked);
        newestFirst.forEach(understanding::hear);
        return understanding.found;
    }

    private void hear(Utterance said) {
        var rest = said;
        for (var slot : any) {
            rest = take(slot, rest, false);
        }
        for (var slot : asked) {
            rest = take(slot, rest, true);
        }
    }

    private Utterance take(Slot slot, Utterance said, boolean asked) {
        var fact = found.containsKey(slot.name())
                ? Optional.<Found>empty()
                : slot.recogniser().find(said, asked);
        fact.ifPresent(f -> found.put(slot.name(), f.value()));
        return fact.map(f -> said.without(f.from(), f.to())).orElse(said);
    }

    /** The slots of a profile with these in front. */
    static List<Slot> inFront(List<Slot> first, List<Slot> all) {
        var ordered = new ArrayList<>(first);
        all.stream().filter(slot -> !first.contains(slot)).forEach(ordered::add);
        return ordered;
    }
}
