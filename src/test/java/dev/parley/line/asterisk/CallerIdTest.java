package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.Caller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerIdTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "+14155550123 ; Anna Miller ; \"Anna Miller\" <+14155550123>",
                "+14155550123 ; || ; \"+14155550123\" <+14155550123>",
                "|| ; Anna ; \"Anna\" <>",
                "|| ; || ; \"Unknown caller\" <>",
                "1001 ; Zoë \"Z\" <0900> Ж ; \"Zoë Z 0900 Ж\" <1001>",
                "10>01 ; A\\B ; \"A B\" <1001>"
            })
    void aPhoneShowsNameAndNumberWhateverIsInThem(String number, String name, String shown) {
        assertThat(CallerId.of(new Caller(number, name, false))).isEqualTo(shown);
    }
}
