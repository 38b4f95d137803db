package dev.parley.demo.caller;

/** How a call of the scripted caller ended. */
public sealed interface Ending {
    /** @param status the SIP status, 400 or more: 401, 404, 486, … */
    record Refused(int status, String reason) implements Ending {}

    /** The caller gave up before it was answered. */
    record Cancelled() implements Ending {}

    record HungUpByCaller() implements Ending {}

    record HungUpByOtherSide() implements Ending {}

    /** Nothing came back for 32 seconds, as RFC 3261 has it. */
    record NoReply() implements Ending {}
}
