package dev.parley.followup;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that may be sent to. Strict on purpose: what is written into a header or a URL has passed here. */
final class Addresses {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");
    private static final int LONGEST_LOCAL_PART = 64;

    private Addresses() {}

    /** In the one form that opt-outs and sent follow-ups are compared by; empty when it is no such address. */
    static Optional<String> of(Channel channel, String given) {
        return switch (channel) {
            case EMAIL -> email(given.strip());
            case SMS ->
                Optional.of(given.strip()).filter(text -> PHONE.matcher(text).matches());
        };
    }

    /** The country of a number in E.164, in ISO 3166 letters. */
    static Optional<String> country(String phone) {
        try {
            return PHONE.matcher(phone).matches()
                    ? Optional.ofNullable(NUMBERS.getRegionCodeForNumber(NUMBERS.parse(phone, "ZZ")))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> email(String text) {
        return Optional.of(text)
                .filter(it -> it.length() <= LONGEST_EMAIL && it.indexOf('@') <= LONGEST_LOCAL_PART)
                .filter(it -> EMAIL.matcher(it).matches())
                .map(it -> it.toLowerCase(Locale.ROOT));
    }
}
