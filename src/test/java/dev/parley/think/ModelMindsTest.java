package dev.parley.think;

import static dev.parley.think.TestThinking.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.demo.ollama.Behaviour;
import dev.parley.demo.ollama.StandInOllama;
import dev.parley.model.Model;
import dev.parley.model.Models;
import dev.parley.model.TestModels;
import dev.parley.model.TestSettings;
import dev.parley.talk.Caller;
import dev.parley.talk.Dialogue;
import dev.parley.talk.Part.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelMindsTest {
    private static final Caller PERSON = new Caller("+49301234", "", false);
    private static final Caller DEMO = new Caller("demo", "", true);

    private final Vertx vertx = Vertx.vertx();
    private final StandInOllama server = StandInOllama.start(Duration.ofMillis(1), Duration.ofMillis(1), 0);
    private final Model model = TestModels.probed(vertx, server.url(), TestSettings.PATIENT);

    @AfterEach
    void stop() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theOperatorsModelServesEverybody() {
        var minds = minds(Optional.of(model), Optional.empty());
        assertThat(minds.forCaller(PERSON)).isPresent();
        assertThat(minds.forCaller(DEMO)).isPresent();
    }

    @Test
    void theStandInServesTheDemosCallerAlone() {
        var minds = minds(Optional.empty(), Optional.of(model));
        assertThat(minds.forCaller(PERSON)).isEmpty();
        assertThat(minds.forCaller(DEMO)).isPresent();
    }

    @Test
    void theStandInDoesNotStandInForAModelThatFails() {
        for (var i = 0; i < 4; i++) {
            server.next(new Behaviour.Refuses(500, "broken"));
            var mind = minds(Optional.of(model), Optional.empty())
                    .forCaller(PERSON)
                    .orElseThrow();
            assertThatThrownBy(() -> mind.answer(TestThinking.question(Dialogue.EMPTY))
                            .collect()
                            .asList()
                            .await()
                            .atMost(Duration.ofSeconds(10)))
                    .isInstanceOf(MindException.class);
        }
        try (var other = StandInOllama.start()) {
            var standIn = TestModels.probed(vertx, other.url(), TestSettings.PATIENT);
            assertThat(minds(Optional.of(model), Optional.of(standIn)).forCaller(DEMO))
                    .isEmpty();
        }
        assertThat(part(Optional.of(model), Optional.empty()).sentence()).contains("failed again and again");
    }

    @Test
    void withoutAModelThePartSaysHowToGetOne() {
        var status = part(Optional.empty(), Optional.empty());
        assertThat(status.part()).isEqualTo("mind");
        assertThat(status.level()).isEqualTo(Level.DEGRADED);
        assertThat(status.sentence()).contains("Start Ollama and set quarkus.langchain4j.ollama.base-url");
    }

    @Test
    void theStandInIsCalledAStandIn() {
        var status = part(Optional.empty(), Optional.of(model));
        assertThat(status.level()).isEqualTo(Level.DEGRADED);
        assertThat(status.sentence()).contains("stand-in");
    }

    @Test
    void aModelThatAnswersIsUp() {
        var status = part(Optional.of(model), Optional.empty());
        assertThat(status.level()).isEqualTo(Level.UP);
        assertThat(status.sentence()).contains("stand-in at " + server.url());
    }

    @Test
    void aModelThatDoesNotAnswerIsDegraded() {
        var url = server.url();
        server.close();
        var status = part(Optional.of(TestModels.probed(vertx, url, TestSettings.PATIENT)), Optional.empty());
        assertThat(status.level()).isEqualTo(Level.DEGRADED);
        assertThat(status.sentence()).contains("does not answer").contains("script speaks alone");
    }

    private static dev.parley.talk.Part.Status part(Optional<Model> configured, Optional<Model> standIn) {
        return new MindPart(models(configured, standIn)).status();
    }

    private static Minds minds(Optional<Model> configured, Optional<Model> standIn) {
        return new ModelMinds(
                models(configured, standIn), SETTINGS, TestThinking.NO_DOCUMENTS, new SimpleMeterRegistry());
    }

    private static Models models(Optional<Model> configured, Optional<Model> standIn) {
        return new Models() {
            @Override
            public Optional<Model> configured() {
                return configured;
            }

            @Override
            public Optional<Model> standIn() {
                return standIn;
            }
        };
    }
}
