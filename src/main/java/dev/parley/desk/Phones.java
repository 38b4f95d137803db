package dev.parley.desk;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import dev.parley.privacy.NumberForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Brings phone numbers into one form, E.164 ({@code +14155550123}), so that the same number is the same text. What is
 * no telephone number of the world, such as an extension, stays as it is.
 */
@Singleton
class Phones implements NumberForm {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String INTERNATIONAL = "ZZ";

    private final String region;

    @Inject
    Phones(DeskConfig config) {
        this(config.region().orElse(INTERNATIONAL));
    }

    private Phones(String region) {
        this.region = region.toUpperCase(Locale.ROOT);
    }

    /** @param region ISO 3166 code of the country whose national numbers are understood */
    static Phones of(String region) {
        return new Phones(region);
    }

    @Override
    public String normal(String given) {
        var text = given.replace("\0", "").strip();
        var dialled = text.startsWith("00") ? "+" + text.substring(2) : text;
        if (!dialled.startsWith("+") && region.equals(INTERNATIONAL)) {
            return text;
        }
        try {
            var number = NUMBERS.parse(dialled, region);
            var known = dialled.startsWith("+")
                    ? NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    : NUMBERS.isValidNumber(number);
            return known ? NUMBERS.format(number, PhoneNumberFormat.E164) : text;
        } catch (NumberParseException noTelephoneNumber) {
            return text;
        }
    }
}
