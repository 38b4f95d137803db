package dev.parley.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void reliesOnNothingThatWasHeardOnlyOnce() {
        var agreement = after("I would like");
        assertThat(agreement.stable()).isEmpty();
        assertThat(agreement.tail()).isEqualTo("I would like");
    }

    @Test
    void reliesOnTheWordsThatTwoTranscriptsShareAtTheStart() {
        var agreement = after("I would like too", "I would like to invest");
        assertThat(agreement.stable()).isEqualTo("I would like");
        assertThat(agreement.tail()).isEqualTo("to invest");
    }

    @Test
    void growsWordByWord() {
        var agreement = after("fifty", "fifty thousand", "fifty thousand dollars", "fifty thousand dollars please");
        assertThat(agreement.stable()).isEqualTo("fifty thousand dollars");
        assertThat(agreement.tail()).isEqualTo("please");
        assertThat(agreement.text()).isEqualTo("fifty thousand dollars please");
    }

    @Test
    void spellsAsTheNewerTranscriptDoes() {
        var agreement = after("yes i would.", "Yes, I would like");
        assertThat(agreement.stable()).isEqualTo("Yes, I would");
        assertThat(agreement.tail()).isEqualTo("like");
    }

    @Test
    void neverTakesBackWhatItReliedOn() {
        var agreement = after("call me on Monday", "call me on Monday", "fall in on Monday at noon");
        assertThat(agreement.stable()).isEqualTo("call me on Monday");
        assertThat(agreement.tail()).isEqualTo("at noon");
    }

    @Test
    void keepsWhatItReliedOnWhenATranscriptComesEmptyOrShort() {
        var agreement = after("call me on", "call me on", "", "call");
        assertThat(agreement.stable()).isEqualTo("call me on");
        assertThat(agreement.tail()).isEmpty();
    }

    @Test
    void carriesOnAfterATranscriptThatCameEmpty() {
        var agreement = after("call me on", "call me on", "", "call me on Monday", "call me on Monday please");
        assertThat(agreement.stable()).isEqualTo("call me on Monday");
        assertThat(agreement.tail()).isEqualTo("please");
    }

    @Test
    void doesNotRelyOnWordsBehindOneThatIsDisputed() {
        var agreement = after("send it to anna tomorrow", "send it to Hannah tomorrow");
        assertThat(agreement.stable()).isEqualTo("send it to");
        assertThat(agreement.tail()).isEqualTo("Hannah tomorrow");
    }

    @Test
    void comparesWordsOfAnyScript() {
        var agreement = after("من پنجاه میلیون", "من پنجاه میلیون، تومان");
        assertThat(agreement.stable()).isEqualTo("من پنجاه میلیون،");
        assertThat(agreement.tail()).isEqualTo("تومان");
    }

    private static Agreement after(String... transcripts) {
        return Stream.of(transcripts).reduce(Agreement.START, Agreement::hear, (_, last) -> last);
    }
}
