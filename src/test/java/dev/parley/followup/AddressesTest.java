package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(strings = {"jane@school.example", "j.d+x@a-b.school.example", "o'neil@school.example"})
    void emailAddressesAreTaken(String address) {
        assertThat(Addresses.of(Channel.EMAIL, " " + address + " ")).contains(address);
    }

    @Test
    void capitalsMakeNoOtherAddress() {
        assertThat(Addresses.of(Channel.EMAIL, "Jane@School.Example")).contains("jane@school.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jane",
                "jane@",
                "@school.example",
                "jane@school",
                "jane@school.example\r\nBcc: all@school.example",
                "jane@school.example\nBcc: all@school.example",
                "jane@school.example, all@school.example",
                "\"jane\" <jane@school.example>",
                "jane@school.example\0",
                "jane @school.example",
                "jane@schööl.example",
                "🙂@school.example",
                ".jane@school.example",
                "ja..ne@school.example",
                "jane@-school.example",
                "jane@127.0.0.1",
                "+14155550123"
            })
    void whatIsNoneIsNot(String text) {
        assertThat(Addresses.of(Channel.EMAIL, text)).isEmpty();
    }

    @Test
    void longAddressesAreNone() {
        assertThat(Addresses.of(Channel.EMAIL, "a".repeat(64) + "@school.example"))
                .isPresent();
        assertThat(Addresses.of(Channel.EMAIL, "a".repeat(65) + "@school.example"))
                .isEmpty();
        assertThat(Addresses.of(Channel.EMAIL, "a@" + "b.".repeat(200) + "example"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1001",
                "004915112345678",
                "+0491511",
                "+49 151 1",
                "+14155550123;1",
                "+1",
                "+1415\r\n5550123"
            })
    void onlyInternationalNumbersAreTaken(String text) {
        assertThat(Addresses.of(Channel.SMS, text)).isEmpty();
    }

    @Test
    void aNumberSaysItsCountryAndAnAddressDoesNot() {
        assertThat(Addresses.of(Channel.SMS, "+989121234567")).contains("+989121234567");
        assertThat(Addresses.country("+989121234567")).contains("IR");
        assertThat(Addresses.country("+4915112345678")).contains("DE");
        assertThat(Addresses.country("jane@school.example")).isEmpty();
    }
}
