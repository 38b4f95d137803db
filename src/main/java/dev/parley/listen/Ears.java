package dev.parley.listen;

import dev.parley.talk.Caller;
import java.util.Optional;

/** The ears there are. */
public interface Ears {
    /**
     * The ear that serves this caller, guarded by time limit, retry and breaker; empty when there is none, and the call
     * goes on by keypad. Asked again at every turn, since engines come and go.
     */
    Optional<Ear> forCaller(Caller caller);
}
