package dev.parley.qualify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything an interview knows between two turns. Immutable.
 *
 * @param slots in the order they were told
 * @param skipped slots that were given up
 * @param toConfirm slots of an earlier call that are still to be confirmed
 * @param readBack slots that the current step repeats to the caller
 * @param consent whether the caller lets the call be recorded; empty while undecided or not asked
 * @param offer whether the offer was taken; empty while undecided
 * @param vain how often the current question was put in vain
 * @param failedTurns consecutive answers nothing was made of
 * @param turns answers so far
 * @param spoke true once words of the caller were heard
 * @param pressed true once keys were pressed
 * @param wish what the last answer wanted other than to answer
 */
record State(
        Topic topic,
        Map<String, SlotValue> slots,
        Set<String> skipped,
        Set<String> toConfirm,
        Set<String> readBack,
        Optional<Boolean> consent,
        Optional<Boolean> offer,
        int vain,
        int failedTurns,
        int turns,
        boolean spoke,
        boolean pressed,
        Intent wish,
        Step step) {
    State {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        skipped = Set.copyOf(skipped);
        toConfirm = Collections.unmodifiableSet(new LinkedHashSet<>(toConfirm));
        readBack = Collections.unmodifiableSet(new LinkedHashSet<>(readBack));
    }
}
