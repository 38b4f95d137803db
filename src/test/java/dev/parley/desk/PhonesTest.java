package dev.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesTest {
    @ParameterizedTest
    @CsvSource({
        "+1 (415) 555-0123, +14155550123",
        "0049 30 901820, +4930901820",
        "+49 (0)30 901820, +4930901820",
        "+380 44 278 28 28, +380442782828",
        "+۹۸ ۲۱ ۸۸۹۶ ۵۰۳۱, +982188965031",
    })
    void theSameNumberIsTheSameText(String given, String normal) {
        assertThat(Phones.of("ZZ").normal(given)).isEqualTo(normal);
    }

    @Test
    void aNationalNumberIsUnderstoodInItsCountryOnly() {
        assertThat(Phones.of("de").normal("030 901820")).isEqualTo("+4930901820");
        assertThat(Phones.of("ZZ").normal("030 901820")).isEqualTo("030 901820");
    }

    @ParameterizedTest
    @CsvSource({"1001", "anonymous", "'sip:alice@example.org'", "+", "''", "00"})
    void whatIsNoTelephoneNumberStaysAsItIs(String given) {
        assertThat(Phones.of("DE").normal(given)).isEqualTo(given);
        assertThat(Phones.of("ZZ").normal(given)).isEqualTo(given);
    }

    @Test
    void nulAndOuterBlanksAreNoPartOfANumber() {
        assertThat(Phones.of("ZZ").normal(" 10\0 01 ")).isEqualTo("10 01");
    }
}
