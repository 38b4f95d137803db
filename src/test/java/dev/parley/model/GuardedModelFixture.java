package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.demo.ollama.Behaviour;
import dev.parley.demo.ollama.StandInOllama;
import dev.parley.model.ollama.Ollama;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A guarded model before an Ollama of the test's own. */
abstract class GuardedModelFixture {
    static final Duration LONG = Duration.ofSeconds(10);
    static final Prompt PROMPT = new Prompt(
            "reply",
            "call-1",
            List.of(
                    new Prompt.Message(Prompt.Role.SYSTEM, "You answer the phone."),
                    new Prompt.Message(Prompt.Role.ASSISTANT, "Hello."),
                    new Prompt.Message(Prompt.Role.USER, "Hi there.")),
            List.of(new Prompt.Tool(
                    "save_slot",
                    "Notes a fact.",
                    List.of(
                            new Prompt.Argument("slot", "which one", List.of("budget", "name")),
                            new Prompt.Argument("value", "what", List.of())))));

    static Vertx vertx;

    final StandInOllama server = StandInOllama.start(Duration.ofMillis(1), Duration.ofMillis(1), 0);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final GuardedModel model = over(server.url(), TestSettings.PATIENT);

    @BeforeAll
    static void openVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void closeVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    void refuse(int times) {
        for (var i = 0; i < times; i++) {
            server.next(new Behaviour.Refuses(500, "broken"));
            assertThatThrownBy(() -> ask(model))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("500");
        }
    }

    GuardedModel over(String url, ModelSettings settings) {
        return new GuardedModel(
                new Ollama(vertx, URI.create(url), "stand-in", settings),
                settings,
                new UsageLog(meters),
                team -> Optional.empty());
    }

    static List<Piece> ask(Model model) {
        return model.stream(PROMPT).collect().asList().await().atMost(LONG);
    }

    static String text(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece.Token.class::isInstance)
                .map(piece -> ((Piece.Token) piece).text())
                .collect(Collectors.joining());
    }
}
