package dev.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.desk.Similarity.Likeness;
import dev.parley.desk.Similarity.Traits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
    /** Values from Winkler's and Cohen's papers. */
    @ParameterizedTest
    @CsvSource({
        "MARTHA, MARHTA, 0.961",
        "DWAYNE, DUANE, 0.840",
        "DIXON, DICKSONX, 0.813",
        "JONES, JOHNSON, 0.832",
        "ABROMS, ABRAMS, 0.922",
        "ABC, XYZ, 0",
        "'', '', 0",
        "ANNA, ANNA, 1",
    })
    void namesAreComparedAsPublished(String one, String other, double expected) {
        assertThat(JaroWinkler.similarity(one, other)).isCloseTo(expected, within(0.001));
        assertThat(JaroWinkler.similarity(other, one)).isCloseTo(expected, within(0.001));
    }

    @Test
    void theSamePhoneNumberIsTheStrongestSign() {
        var one = new Traits("+4930901820", "a@example.org", "Alice");
        assertThat(Similarity.of(one, new Traits("+4930901820", "b@example.org", "Bob")))
                .contains(new Likeness(1, "phone"));
        assertThat(Similarity.of(one, new Traits("030 901820", "", ""))).contains(new Likeness(1, "phone"));
        assertThat(Similarity.of(one, new Traits("+4930901821", "", ""))).isEmpty();
        assertThat(Similarity.of(one, new Traits("1820", "", ""))).isEmpty();
        assertThat(Similarity.of(new Traits("+4930901820", "", ""), new Traits("+14930901820", "", "")))
                .isEmpty();
    }

    @Test
    void theSameAddressCountsWhateverItsCase() {
        assertThat(Similarity.of(new Traits("", "Zoe@Example.org", ""), new Traits("", "zoe@example.org ", "")))
                .contains(new Likeness(0.95, "email"));
    }

    @Test
    void aNameCountsWithoutAccentsCaseAndOrder() {
        assertThat(Similarity.of(new Traits("", "", "Müller, Zoë"), new Traits("", "", "zoe muller")))
                .contains(new Likeness(0.8, "name"));
        assertThat(Similarity.of(new Traits("", "", "Alice Smith"), new Traits("", "", "Bob Jones")))
                .isEmpty();
    }

    @Test
    void whoTellsNothingIsLikeNobody() {
        assertThat(Similarity.of(new Traits("", "", ""), new Traits("", "", "")))
                .isEmpty();
    }
}
