package dev.parley.access;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with something that came in, so that all of it is told at once. For one thread. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    /** @param message a sentence without its subject, which is the field */
    public void add(String field, String message) {
        found.add(new Fault(field, message));
    }

    /** Throws {@link WrongInput}. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new WrongInput(found);
        }
    }
}
