package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.demo.ollama.StandInOllama;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredModelsTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void withoutAnAddressThereIsNoModel() {
        var models = models(Optional.empty());
        models.start(new StartupEvent());
        assertThat(models.configured()).isEmpty();
        assertThat(models.standIn()).isEmpty();
    }

    @Test
    void theStandInIsProbedAndLoadedInTheBackground() {
        try (var server = StandInOllama.start()) {
            var models = models(Optional.of(server.url()));
            models.start(new StartupEvent());
            await().atMost(LONG).until(() -> server.warmUps() == 1);
            assertThat(models.standIn()).hasValueSatisfying(model -> {
                assertThat(model.pulse()).isInstanceOf(Pulse.Beating.class);
                assertThat(model.willing()).isTrue();
            });
        }
    }

    @Test
    void aServerThatIsNotThereDoesNotHoldUpTheStart() {
        var models = models(Optional.of("http://127.0.0.1:1"));
        models.start(new StartupEvent());
        var model = models.standIn().orElseThrow();
        await().atMost(LONG).until(() -> model.pulse() instanceof Pulse.Missing);
        assertThat(model.willing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:11434", "ftp://host", "http://", "not an address", "http://a b"})
    void aWrongAddressStopsTheStartAndNamesItsKey(String url) {
        assertThatThrownBy(() -> models(Optional.of(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parley.demo.ollama.url")
                .hasMessageContaining("http://host:11434");
    }

    private ConfiguredModels models(Optional<String> standIn) {
        return new ConfiguredModels(
                vertx,
                TestSettings.PATIENT,
                new UsageLog(new SimpleMeterRegistry()),
                team -> Optional.empty(),
                standIn);
    }
}
