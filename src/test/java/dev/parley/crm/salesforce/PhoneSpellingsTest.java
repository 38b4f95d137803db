package dev.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneSpellingsTest {
    @Test
    void northAmericanNumbersAreAlsoSpelledAsSalesforceDoes() {
        assertThat(PhoneSpellings.of("+14155550123"))
                .contains(
                        "+14155550123",
                        "+1 415-555-0123",
                        "+1 415 555 0123",
                        "(415) 555-0123",
                        "4155550123",
                        "0014155550123");
    }

    @Test
    void elsewhereANumberWithoutItsCountryMayBeSomebodyElses() {
        assertThat(PhoneSpellings.of("+4930123456"))
                .contains("+4930123456", "+49 30 123456", "004930123456")
                .allMatch(spelling -> spelling.startsWith("+49") || spelling.startsWith("0049"));
    }

    @Test
    void anExtensionStaysAsItIs() {
        assertThat(PhoneSpellings.of("204")).containsExactly("204");
        assertThat(PhoneSpellings.of("")).containsExactly("");
    }
}
