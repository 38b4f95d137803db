package dev.parley.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {
    private static final String ASK = """
        recording:
          consent: ask
          notice: "We'd like to record this call. Is that all right?"
          again: "May we record this call, yes or no?"
          refused: "All right, this call isn't recorded."
        """;
    private static final String FIRST_QUESTION = "What would you like to invest in";

    @Test
    void anAnnouncementStandsBetweenGreetingAndFirstQuestion() {
        var step = begin(profile("recording:\n  consent: announce\n  notice: \"This call is recorded.\"\n"))
                .step();
        assertThat(step.words()).startsWith("Hi, this is Emma from Parley Invest. This call is recorded. What would");
        assertThat(step.keypadWords()).contains("This call is recorded.");
    }

    @Test
    void whoIsToldMayBeRecorded() {
        assertThat(begin(Profile.named("investment")).recordingAllowed()).contains(true);
        assertThat(begin(profile("recording:\n  consent: none\n")).recordingAllowed())
                .contains(true);
        assertThat(begin(profile("")).recordingAllowed()).contains(true);
    }

    @Test
    void whereNothingIsSaidTheGreetingIsAsItWas() {
        assertThat(begin(profile("recording:\n  consent: none\n")).step().words())
                .isEqualTo(begin(profile("")).step().words());
    }

    @Test
    void whoIsAskedIsAskedFirstAndUndecidedUntilTheyAnswer() {
        var asked = begin(profile(ASK));
        assertThat(asked.step().words())
                .isEqualTo("Hi, this is Emma from Parley Invest. We'd like to record this call. Is that all right?");
        assertThat(asked.step().keypadWords()).contains("Press 1 for yes");
        assertThat(asked.step().expecting()).isEqualTo(Expecting.YES_OR_NO);
        assertThat(asked.recordingAllowed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes.", "sure, go ahead", "that's fine", "okay"})
    void aYesIsConsentAndTheInterviewGoesOn(String yes) {
        var heard = begin(profile(ASK)).hear(yes);
        assertThat(heard.recordingAllowed()).contains(true);
        assertThat(heard.step().words()).contains(FIRST_QUESTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No.", "no, please don't", "I'd rather not", "no thanks"})
    void aNoIsAnsweredAndTheInterviewGoesOn(String no) {
        var heard = begin(profile(ASK)).hear(no);
        assertThat(heard.recordingAllowed()).contains(false);
        assertThat(heard.step().words())
                .startsWith("All right, this call isn't recorded.")
                .contains(FIRST_QUESTION);
    }

    @Test
    void byKeysOneIsYesAndTwoIsNo() {
        assertThat(begin(profile(ASK)).press("1").recordingAllowed()).contains(true);
        assertThat(begin(profile(ASK)).press("2").recordingAllowed()).contains(false);
    }

    @Test
    void whatIsToldInsteadOfAnAnswerIsKeptAndTheQuestionPutAgain() {
        var heard = begin(profile(ASK)).hear("I want to put fifty thousand dollars into stocks");
        assertThat(heard.slots()).containsKeys("interest", "amount");
        assertThat(heard.recordingAllowed()).isEmpty();
        assertThat(heard.step().words()).contains("We'd like to record this call.");
    }

    @Test
    void aYesWithMoreInItIsAYes() {
        var heard = begin(profile(ASK)).hear("Yes, and I'd like to invest in stocks");
        assertThat(heard.recordingAllowed()).contains(true);
        assertThat(heard.slots()).containsKey("interest");
    }

    @Test
    void twoAnswersThatAreNoneCountAsNo() {
        var once = begin(profile(ASK)).hear("the weather is cold here");
        assertThat(once.recordingAllowed()).isEmpty();
        assertThat(once.step().words()).contains("May we record this call, yes or no?");
        var twice = once.hear("the weather is cold here");
        assertThat(twice.recordingAllowed()).contains(false);
        assertThat(twice.step().words())
                .startsWith("All right, this call isn't recorded.")
                .contains(FIRST_QUESTION);
    }

    @Test
    void whoIsAskedNeedsAnAnswerToANo() {
        assertThatThrownBy(() -> profile("recording:\n  consent: ask\n  notice: \"May we record?\"\n"))
                .hasMessageContaining("recording.refused is missing");
        assertThatThrownBy(() -> profile("recording:\n  consent: maybe\n"))
                .hasMessageContaining("recording.consent must be announce, ask or none");
    }

    private static Interview begin(Profile profile) {
        return Interview.begin(profile, Optional.empty(), Map.of());
    }

    /** The shipped profile with another section about recording, or none. */
    private static Profile profile(String recording) {
        try (var in = Objects.requireNonNull(ConsentTest.class.getResourceAsStream("/profiles/investment.yaml"))) {
            var shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var without = shipped.replaceFirst("(?s)\\nrecording:\\n.*?(?=\\nmanners:)", "");
            assertThat(without).isNotEqualTo(shipped);
            return ProfileReader.read("test.yaml", without.replace("\nmanners:", "\n" + recording + "manners:"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
