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
     * Rings a person, whose phone shows who calls; the caller hears nothing but the ringing. Once it is {@link
     * RingOutcome#TAKEN} the playout is heard by the person alone and the caller goes on to hear the ringing, until
     * {@link #joinPerson} or {@link #leavePerson}. The frames of all that time are silent. Never fails.
     */
    Uni<RingOutcome> ringPerson(String extension, Duration ring);

    /**
     * Brings the caller and the person who took the call together. Fails with {@link LineException} when the person is
     * gone.
     *
     * @param listening whether frames with what the caller says go on to come; nothing is heard from us any more either
     *     way
     */
    Uni<Void> joinPerson(boolean listening);

    /** Takes leave of a person who took the call and was not brought to the caller; we speak to the caller again. */
    Uni<Void> leavePerson();

    /**
     * Sends the caller to another extension, for good; the line then hangs up here. Fails with {@link LineException}
     * when that is not possible, and the caller is still here.
     */
    Uni<Void> transfer(String extension);

    /** Plays one of the line's own sounds, for when no voice is left. */
    Uni<Void> playSound(String name);

    Uni<Void> hangUp();
}
