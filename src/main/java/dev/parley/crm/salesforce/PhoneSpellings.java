package dev.parley.crm.salesforce;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How a number may be written in a phone field, which Salesforce compares letter by letter. Numbers of North America are
 * also spelled without their country: Salesforce writes them as (415) 555-0123 by itself, others it leaves as they came.
 */
final class PhoneSpellings {
    private static final int NORTH_AMERICA = 1;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneSpellings() {}

    /** At least the number as given, which should be E.164. */
    static Set<String> of(String phone) {
        var all = new LinkedHashSet<String>();
        all.add(phone);
        try {
            var number = NUMBERS.parse(phone, "ZZ");
            var international = NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL);
            all.add(international);
            all.add(international.replace("-", " "));
            all.add("00" + phone.substring(1));
            if (number.getCountryCode() == NORTH_AMERICA) {
                all.add(NUMBERS.format(number, PhoneNumberFormat.NATIONAL));
                all.add(Long.toString(number.getNationalNumber()));
            }
        } catch (NumberParseException inNoCountry) {
            // an extension or a withheld number has one spelling only
        }
        return all;
    }
}
