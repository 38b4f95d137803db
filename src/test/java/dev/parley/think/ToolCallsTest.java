package dev.parley.think;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Piece;
import dev.parley.talk.Dialogue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallsTest {
    private final ToolCalls tools = new ToolCalls(TestThinking.question(Dialogue.EMPTY), 120);

    static Stream<Arguments> allowed() {
        return Stream.of(
                Arguments.of("end_call", "", new Thought.EndWished()),
                Arguments.of("end_call", "{}", new Thought.EndWished()),
                Arguments.of(
                        "hand_over", "{\"reason\":\"wants a person\"}", new Thought.HandOverWished("wants a person")),
                Arguments.of("hand_over", "{}", new Thought.HandOverWished("")),
                Arguments.of("recording", "{\"state\":\"pause\"}", new Thought.RecordingPaused(true)),
                Arguments.of("recording", "{\"state\":\"resume\"}", new Thought.RecordingPaused(false)),
                Arguments.of("transfer", "{\"to\":\"billing\"}", new Thought.TransferWished("billing")),
                Arguments.of("transfer", "{\"to\":\"Sales-Desk\"}", new Thought.TransferWished("sales desk")),
                Arguments.of(
                        "save_slot",
                        "{\"slot\":\"budget\",\"value\":\"fifty grand\"}",
                        new Thought.SlotNoted("budget", "fifty grand")),
                Arguments.of(
                        "save_slot", "{\"slot\":\"budget\",\"value\":50000}", new Thought.SlotNoted("budget", "50000")),
                Arguments.of(
                        "save_slot",
                        "{\"slot\":\"kind\",\"value\":\"Real estate\"}",
                        new Thought.SlotNoted("kind", "real_estate")));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void whatIsAllowedIsTaken(String name, String arguments, Thought meaning) {
        assertThat(tools.check(new Piece.ToolCalled(name, arguments))).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"state\":\"delete\"}", "{\"state\":\"\"}", "not json"})
    void aRecordingIsPausedOrResumedAndNothingElse(String arguments) {
        assertThat(tools.check(new Piece.ToolCalled("recording", arguments))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"slot\":\"password\",\"value\":\"x\"}",
                "{\"slot\":\"kind\",\"value\":\"bitcoin\"}",
                "{\"slot\":\"budget\",\"value\":\"\"}",
                "{\"slot\":\"budget\",\"value\":\"  \"}",
                "{\"slot\":\"budget\"}",
                "{\"value\":\"five\"}",
                "{\"slot\":\"budget\",\"value\":{\"a\":1}}",
                "{\"slot\":\"budget\",\"value\":null}",
                "{\"slot\":[\"budget\"],\"value\":\"five\"}",
                "{}{}",
                "not json",
                "[1]",
                ""
            })
    void slotsThatMayNotBeNotedAreIgnored(String arguments) {
        assertThat(tools.check(new Piece.ToolCalled("save_slot", arguments))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"to\":\"9000\"}", "{\"to\":\"the boss\"}", "{\"to\":[\"billing\"]}", "{}", ""})
    void nobodyIsSentToWhereTheListDoesNotLead(String arguments) {
        assertThat(tools.check(new Piece.ToolCalled("transfer", arguments))).isEmpty();
    }

    @Test
    void transfersAreOfferedByNameAndOnlyWhereThereAreSome() {
        var question = TestThinking.question(Dialogue.EMPTY);
        assertThat(ToolCalls.offer(question)).anySatisfy(tool -> {
            assertThat(tool.name()).isEqualTo("transfer");
            assertThat(tool.arguments().getFirst().allowed()).containsExactly("billing", "sales desk");
        });
    }

    @Test
    void valuesThatAreTooLongAreIgnored() {
        var value = "x".repeat(121);
        assertThat(tools.check(new Piece.ToolCalled("save_slot", "{\"slot\":\"budget\",\"value\":\"" + value + "\"}")))
                .isEmpty();
    }

    @Test
    void aReasonIsOneShortLine() {
        var reason = "a\\n<b>" + "x".repeat(500);
        assertThat(tools.check(new Piece.ToolCalled("hand_over", "{\"reason\":\"" + reason + "\"}")))
                .hasValueSatisfying(thought -> assertThat(((Thought.HandOverWished) thought).reason())
                        .hasSize(200)
                        .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"transfer_money", "", "END_CALL", "save_slot "})
    void toolsThatDoNotExistAreIgnored(String name) {
        assertThat(tools.check(new Piece.ToolCalled(name, "{}"))).isEmpty();
    }
}
