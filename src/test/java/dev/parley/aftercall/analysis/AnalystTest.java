package dev.parley.aftercall.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.demo.ollama.Behaviour;
import dev.parley.demo.ollama.StandInOllama;
import dev.parley.model.Model;
import dev.parley.model.Models;
import dev.parley.model.OverCap;
import dev.parley.model.TestModels;
import dev.parley.model.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real client of Ollama against a stand-in that answers as told. */
class AnalystTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LATENCY = Duration.ofMillis(1);

    private final StandInOllama ollama = StandInOllama.start(LATENCY, LATENCY, 0);
    private final Subject subject = Talk.subject(Talk.of(
            ">Hello, this is Ava from Northgate Investments.",
            "My name is Alice and I would like to invest fifty thousand dollars.",
            ">Shall we call you?",
            "Yes, call me back tomorrow at five.",
            ">We will. Goodbye!"));

    @AfterEach
    void closeOllama() {
        ollama.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theModelGetsTheSchemaAndTheTranscriptBetweenMarksAndItsAnswerIsTaken() {
        ollama.next(new Behaviour.Says(answer("qualified").encode()));
        var outcome = analyse();
        assertThat(outcome.method()).isEqualTo("model");
        assertThat(outcome.analysis().entities())
                .containsEntry("amount", "50000 USD")
                .containsEntry("name", "Alice");
        assertThat(outcome.analysis().leadStageSuggestion()).isEqualTo("qualified");
        assertThat(outcome.dropped()).isZero();
        var request = ollama.requests().getFirst();
        assertThat(request.getJsonObject("format").getJsonObject("properties").fieldNames())
                .contains("intent", "summary_bullets", "entities", "lead_stage_suggestion", "qa");
        assertThat(request.getJsonObject("format").getJsonArray("required")).contains("summary_bullets");
        assertThat(request.getJsonObject("options").getInteger("num_predict")).isEqualTo(900);
        var lines = content(request, 1).lines().toList();
        assertThat(lines.getFirst()).startsWith("=== ").isEqualTo(lines.getLast());
        assertThat(content(request, 0)).contains(lines.getFirst()).doesNotContain("Alice");
        assertThat(lines.get(2))
                .isEqualTo("2 Caller: My name is Alice and I would like to invest fifty thousand dollars.");
    }

    @Test
    void anAnswerThatDoesNotFitIsRepairedOnceAndCountsForLess() {
        ollama.next(
                new Behaviour.Says("Sure! The caller wants to invest."),
                new Behaviour.Says("```json\n" + answer("qualified").encode() + "\n```"));
        var outcome = analyse();
        assertThat(outcome.method()).isEqualTo("repaired");
        assertThat(outcome.analysis().confidence()).isCloseTo(0.8 * 0.9, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(ollama.requests()).hasSize(2);
        assertThat(content(ollama.requests().getLast(), 3)).contains("not valid JSON");
    }

    @Test
    void aTeamThatHasUsedUpItsCapWaitsUntilItIsCountedAnewButLooksEveryHour() {
        assertThat(pauseUntil(Instant.now().plus(Duration.ofMinutes(10))))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
        assertThat(pauseUntil(Instant.now().plus(Duration.ofDays(20)))).isEqualTo(Duration.ofHours(1));
    }

    private Duration pauseUntil(Instant until) {
        var cap = new OverCap("Team 1 has used up its monthly tokens.", until);
        var model = TestModels.spent(VERTX, ollama.url(), TestSettings.PATIENT, cap);
        var thrown = catchThrowableOfType(ModelAway.class, () -> analyse(model));
        assertThat(thrown).hasMessage("Team 1 has used up its monthly tokens.");
        return thrown.pause().orElseThrow();
    }

    @Test
    void aStageThatIsNoneAndAFieldThatIsNoneDoNotFit() {
        ollama.next(
                new Behaviour.Says(answer("hot").encode()),
                new Behaviour.Says(answer("qualified").put("command", "convert").encode()));
        assertThat(analyse().method()).isEqualTo("extractive");
        assertThat(content(ollama.requests().getLast(), 3)).contains("lead_stage_suggestion");
    }

    @Test
    void nonsenseTwiceNeverLosesTheCall() {
        ollama.next(new Behaviour.Says("<html>Welcome</html>"), new Behaviour.Says("{\"intent\":"));
        var outcome = analyse();
        assertThat(outcome.method()).isEqualTo("extractive");
        assertThat(outcome.model()).isEmpty();
        assertThat(outcome.analysis().confidence()).isEqualTo(0.2);
        assertThat(outcome.analysis().entities())
                .containsEntry("amount", "50000 USD")
                .containsEntry("name", "Alice");
        assertThat(outcome.analysis().summaryBullets())
                .contains("“My name is Alice and I would like to invest fifty thousand dollars.”");
        assertThat(outcome.analysis().nextActions()).singleElement().satisfies(action -> {
            assertThat(action.type()).isEqualTo("callback");
            assertThat(action.when()).isEqualTo("tomorrow 17:00");
        });
    }

    @Test
    void aModelThatMakesEverythingUpLeavesTheRulesAnswer() {
        ollama.next(new Behaviour.Says(answer("qualified")
                .put("summary_bullets", new JsonArray().add("Bob from Chicago has 9000000 dollars."))
                .encode()));
        var outcome = analyse();
        assertThat(outcome.method()).isEqualTo("extractive");
        assertThat(outcome.dropped()).isOne();
    }

    @Test
    void aModelThatIsAwayMakesTheAnalysisWait() {
        ollama.next(new Behaviour.Refuses(503, "busy"));
        assertThatThrownBy(this::analyse).isInstanceOf(ModelAway.class);
        ollama.next(new Behaviour.HangsUp("{\"intent\"", 2));
        assertThatThrownBy(this::analyse).isInstanceOf(ModelAway.class);
    }

    @Test
    void itsFailuresDoNotTakeTheModelFromRunningCalls() {
        var model = model();
        var analyst = new Analyst(new Only(model), config());
        for (int i = 0; i < 6; i++) {
            ollama.next(new Behaviour.Refuses(503, "busy"));
            assertThatThrownBy(() -> analyst.analyse(subject, false).await().atMost(Duration.ofSeconds(20)))
                    .isInstanceOf(ModelAway.class);
        }
        assertThat(model.willing()).isTrue();
    }

    @Test
    void withoutAModelOrWithoutWordsRulesDoWhatTheyCan() {
        var none = new Analyst(new Only(null), config());
        assertThat(none.analyse(subject, true).await().indefinitely().method()).isEqualTo("extractive");
        var silent = new Analyst(new Only(model()), config())
                .analyse(Talk.subject(Talk.of()), false)
                .await()
                .indefinitely();
        assertThat(silent.analysis().leadStageSuggestion()).isEqualTo("new");
        assertThat(ollama.requests()).isEmpty();
    }

    @Test
    void theDemosStandInAnswersByRulesThatHold() {
        var outcome = analyse();
        assertThat(outcome.method()).isEqualTo("model");
        assertThat(outcome.dropped()).isZero();
        assertThat(outcome.analysis().entities()).containsKeys("amount", "name");
        assertThat(outcome.analysis().nextActions()).hasSize(1);
    }

    @Test
    void whatPeopleCorrectedIsToldToTheModel() {
        ollama.next(new Behaviour.Says(answer("qualified").encode()));
        var taught = new Subject(1, subject.call(), subject.words(), subject.profile(), List.of("intent: was a, is b"));
        new Analyst(new Only(model()), config()).analyse(taught, false).await().atMost(Duration.ofSeconds(20));
        assertThat(content(ollama.requests().getFirst(), 0)).contains("- intent: was a, is b");
    }

    private Outcome analyse() {
        return analyse(model());
    }

    private Outcome analyse(Model model) {
        return new Analyst(new Only(model), config())
                .analyse(subject, false)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private Model model() {
        return TestModels.probed(VERTX, ollama.url(), TestSettings.PATIENT);
    }

    private record Only(@org.jspecify.annotations.Nullable Model model) implements Models {
        @Override
        public Optional<Model> configured() {
            return Optional.ofNullable(model);
        }

        @Override
        public Optional<Model> standIn() {
            return Optional.empty();
        }
    }

    private static AnalysisConfig config() {
        return new AnalysisConfig() {
            @Override
            public Duration within() {
                return Duration.ofSeconds(15);
            }

            @Override
            public int longestAnswer() {
                return 900;
            }

            @Override
            public int longestTranscript() {
                return 12_000;
            }

            @Override
            public int lessons() {
                return 5;
            }
        };
    }

    private static String content(JsonObject request, int message) {
        return request.getJsonArray("messages").getJsonObject(message).getString("content");
    }

    private static JsonObject answer(String stage) {
        var mark = new JsonObject().put("score", 80).put("sentence", "Shall we call you?");
        return new JsonObject()
                .put("intent", "investment")
                .put("summary_bullets", new JsonArray().add("The caller, Alice, wants to invest 50000 dollars."))
                .put("sentiment", "positive")
                .put("urgency", "normal")
                .put("entities", new JsonObject().put("name", "Alice").put("amount", "50000 USD"))
                .put(
                        "next_actions",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("type", "callback")
                                        .put("when", "tomorrow at five")
                                        .put("channel", "phone")
                                        .put("to", "")))
                .put("lead_stage_suggestion", stage)
                .put("confidence", 0.8)
                .put(
                        "qa",
                        new JsonObject()
                                .put("clarity", mark)
                                .put("empathy", mark.copy())
                                .put("compliance", mark.copy()))
                .put("checklist", new JsonArray());
    }
}
