package dev.parley.call;

import dev.parley.talk.Caller;
import java.util.Optional;

/**
 * What is known of a caller who is to be put through to somebody.
 *
 * @param reason why, in the model's words; empty when nobody said
 * @param target the name of an allowed extension to send them to for good; empty for a person who is rung first
 */
record Referral(Caller caller, String reason, Optional<String> target) {
    static Referral none(Caller caller) {
        return new Referral(caller, "", Optional.empty());
    }

    Referral because(String why) {
        return new Referral(caller, why, target);
    }

    Referral to(String name) {
        return new Referral(caller, reason, Optional.of(name));
    }
}
