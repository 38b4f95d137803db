package dev.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturesTest {
    private static final Features SOME = new Features("phone_call", "new", 2, false, "week");

    /** Expected: {@code printf 'phone_call\nnew\n2\nfalse\nweek' | sha256sum}. */
    @Test
    void theHashIsSha256OfTheLines() {
        assertThat(SOME.hash()).isEqualTo("2aea3abb92c0c1c2afab7c2b503ce54e86d42da80dac8f949674467f8aedf506");
    }

    @Test
    void eachFeatureChangesTheHash() {
        assertThat(new Features("form", "new", 2, false, "week").hash()).isNotEqualTo(SOME.hash());
        assertThat(new Features("phone_call", "contacted", 2, false, "week").hash())
                .isNotEqualTo(SOME.hash());
        assertThat(new Features("phone_call", "new", 3, false, "week").hash()).isNotEqualTo(SOME.hash());
        assertThat(new Features("phone_call", "new", 2, true, "week").hash()).isNotEqualTo(SOME.hash());
        assertThat(new Features("phone_call", "new", 2, false, "month").hash()).isNotEqualTo(SOME.hash());
    }

    @ParameterizedTest
    @CsvSource({
        "zoe@school.example, true",
        "zoe@GMail.com, false",
        "zoe, false",
        "'', false",
        "@school.example, false",
        "zoe@localhost, false",
    })
    void aDomainOfOnesOwnIsNoMailProviders(String email, boolean own) {
        assertThat(Features.ownDomain(email)).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, day", "PT23H59M, day", "P1D, week", "P7D, month", "P30D, quarter", "P89D, quarter", "P90D, older"
    })
    void ageIsToldInStepsThatLastLongerAndLonger(Duration age, String step) {
        assertThat(Features.age(age)).isEqualTo(step);
    }
}
