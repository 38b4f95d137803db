package dev.parley.think;

import static dev.parley.think.TestThinking.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.demo.ollama.StandInOllama;
import dev.parley.model.TestModels;
import dev.parley.model.TestSettings;
import dev.parley.qualify.Interview;
import dev.parley.qualify.Profile;
import dev.parley.qualify.Step;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Dialogue;
import dev.parley.talk.Speaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped profiles, asked through the stand-in: whatever the script says, the repair must let it pass. */
class ProfilesAloudTest {
    private static final List<String> ANSWERS = List.of(
            "well, the first one",
            "fifty thousand dollars",
            "I don't know",
            "next month",
            "yes",
            "my name is Bob Miller",
            "yes");

    @ParameterizedTest
    @ValueSource(strings = {"investment", "bant", "language-school"})
    void everyScriptPassesTheRepairAsItIs(String profile) {
        for (var question : questions(profile)) {
            var repair = new ReplyRepair(question, SETTINGS);
            var words = new ArrayList<>(repair.add(question.script()));
            words.addAll(repair.finish(false));
            assertThat(String.join(" ", words)).isEqualTo(question.script());
            assertThat(repair.outcome()).isEqualTo(ReplyRepair.Outcome.SPOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"investment", "bant", "language-school"})
    void theStandInReachesTheGoalOfEveryReply(String profile) {
        var vertx = Vertx.vertx();
        try (var server = StandInOllama.start(Duration.ofMillis(1), Duration.ofMillis(1), 0)) {
            var mind = new ModelMind(
                    TestModels.over(vertx, server.url(), TestSettings.PATIENT),
                    SETTINGS,
                    TestThinking.NO_DOCUMENTS,
                    new SimpleMeterRegistry());
            for (var question : questions(profile)) {
                var words = mind.answer(question).collect().asList().await().atMost(Duration.ofSeconds(15)).stream()
                        .filter(Thought.Words.class::isInstance)
                        .map(thought -> ((Thought.Words) thought).text())
                        .collect(Collectors.joining(" "));
                assertThat(words).endsWith(question.script());
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static List<Question> questions(String name) {
        var questions = new ArrayList<Question>();
        var interview = Interview.begin(Profile.named(name), Optional.empty(), Map.of());
        var dialogue = Dialogue.EMPTY;
        for (var turn = 0; turn < 30 && interview.step().next() == Step.Next.LISTEN; turn++) {
            var said = ANSWERS.get(turn % ANSWERS.size());
            dialogue = dialogue.plus(Speaker.AGENT, interview.step().words()).plus(Speaker.CALLER, said);
            interview = interview.hear(said);
            questions.add(question(interview, dialogue));
        }
        assertThat(questions).hasSizeGreaterThan(4);
        return questions;
    }

    private static Question question(Interview interview, Dialogue dialogue) {
        var slots = interview.slots().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, slot -> slot.getValue().spoken()));
        return new Question(
                new CallId("call-7"),
                new Caller("demo", "", true),
                interview.profile().role(),
                "en",
                Optional.empty(),
                dialogue,
                slots,
                List.of(),
                List.of(),
                interview.step().goal(),
                interview.step().words());
    }
}
