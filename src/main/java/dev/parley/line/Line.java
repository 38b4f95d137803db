package dev.parley.line;

import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * One caller's line, from ringing to hung up. Its events arrive on the call's own Vert.x context and its methods are
 * called there.
 */
public interface Line {
    CallId call();

    Caller caller();

    /** The line's own name for the call, such as Asterisk's channel id. */
    String channel();

    /** The Call-ID of a SIP call; empty for any other. */
    String sipCallId();

    /** Runs work on the call's context. */
    Executor executor();

    /** Samples per second of the frames in both directions: 8000 or 16000. */
    int rateHz();

    /** What happens on the line, in order, until {@link LineEvent.HungUp}; then it completes. One subscriber. */
    Multi<LineEvent> events();

    /** Opens the media path and answers. Fails with {@link LineException} when the caller is gone. */
    Uni<Void> answer();

    /** What the caller hears. */
    Playout playout();

    /**
     * Rings a person and, when they answer, bridges the caller to them.
     *
     * @return true when a person took the call, false when nobody did within {@code ring}
     */
    Uni<Boolean> handOver(String extension, Duration ring);

    /** Plays one of the line's own sounds, for when no voice is left. */
    Uni<Void> playSound(String name);

    Uni<Void> hangUp();
}
