package dev.parley.demo.caller;

import java.io.IOException;

/** A telephone without a person: dials an extension of an Asterisk on this machine over real SIP and RTP. */
public final class SipCaller {
    private SipCaller() {}

    /** Sends the INVITE and returns at once. Fails with {@link CallerException} when no socket can be had. */
    public static PhoneCall dial(CallOptions options) {
        try {
            return new PhoneCall(options);
        } catch (IOException e) {
            throw new CallerException("No socket can be opened on " + options.source() + ": " + e, e);
        }
    }
}
