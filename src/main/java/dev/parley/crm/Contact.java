package dev.parley.crm;

import java.util.OptionalLong;

/**
 * Whom it is about.
 *
 * @param lead the lead's id in the CRM that is written to; empty when that CRM has to find the person by phone number
 * @param phone in E.164 where known, else empty
 * @param name empty when not known
 * @param email empty when not known
 */
public record Contact(OptionalLong lead, String phone, String name, String email) {
    /** Someone of whom only the lead's id is known. */
    public static Contact lead(long id) {
        return new Contact(OptionalLong.of(id), "", "", "");
    }
}
