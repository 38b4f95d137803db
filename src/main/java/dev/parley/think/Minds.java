package dev.parley.think;

import dev.parley.talk.Caller;
import java.util.Optional;

/** The minds there are. */
public interface Minds {
    /** The mind that serves this caller, behind time limits and a breaker; empty when the script speaks alone. */
    Optional<Mind> forCaller(Caller caller);
}
