package dev.parley.followup;

import java.time.Instant;
import java.util.List;

/**
 * A call that is over and understood, as far as following it up takes. Everything in it was said in the call.
 *
 * @param id the call's
 * @param lead whose call it was
 * @param leadIsOurs false when the lead is another CRM's, of which the desk knows nothing
 * @param language ISO 639-1
 * @param name, phone and email as the caller told them; empty when not told
 * @param wishes what is to be done
 */
public record EndedCall(
        String id,
        long lead,
        boolean leadIsOurs,
        Instant endedAt,
        String language,
        String name,
        String phone,
        String email,
        List<Wish> wishes) {
    public EndedCall {
        wishes = List.copyOf(wishes);
    }

    /**
     * Something to do.
     *
     * @param type callback, email, sms, meeting or information
     * @param channel phone, email or sms; what is to be done by phone is a person's task and no follow-up
     * @param to where to; empty for the address that is known
     */
    public record Wish(String type, String channel, String to) {}
}
