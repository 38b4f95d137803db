package dev.parley.followup;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * One follow-up that was asked for, as its job keeps it.
 *
 * @param to where to, as it was said in the call; empty for what the desk knows of the lead
 * @param type what was asked for: callback, email, sms, meeting or information
 */
@RegisterForReflection
record Errand(
        Channel channel,
        String callId,
        long lead,
        boolean leadIsOurs,
        Instant endedAt,
        String language,
        String name,
        String to,
        String type) {
    static Errand of(EndedCall call, EndedCall.Wish wish, Channel channel) {
        var known = channel == Channel.EMAIL ? call.email() : call.phone();
        return new Errand(
                channel,
                call.id(),
                call.lead(),
                call.leadIsOurs(),
                call.endedAt(),
                call.language(),
                call.name(),
                wish.to().isBlank() ? known : wish.to(),
                wish.type());
    }
}
