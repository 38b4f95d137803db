package dev.parley.think;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.demo.ollama.StandInOllama;
import dev.parley.model.ModelSettings;
import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.Caller;
import dev.parley.talk.Dialogue;
import dev.parley.talk.Part;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(MindWiringTest.Demo.class)
class MindWiringTest {
    @Inject
    Minds minds;

    @Inject
    ModelSettings settings;

    @Inject
    @Any
    Instance<Part> parts;

    /** The stand-in, as its companion starts it in development. */
    public static final class Demo implements QuarkusTestResourceLifecycleManager {
        private Optional<StandInOllama> server = Optional.empty();

        @Override
        public Map<String, String> start() {
            var started = StandInOllama.start();
            server = Optional.of(started);
            return Map.of("parley.demo.ollama.url", started.url());
        }

        @Override
        public void stop() {
            server.ifPresent(StandInOllama::close);
        }
    }

    @Test
    void theApplicationStartsWithoutAModelAndServesTheDemosCallerAlone() {
        assertThat(minds.forCaller(new Caller("+4930123", "", false))).isEmpty();
        var mind = minds.forCaller(new Caller("demo", "", true)).orElseThrow();
        var thoughts = mind.answer(TestThinking.question(Dialogue.EMPTY))
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(10));
        assertThat(thoughts).last().isEqualTo(new Thought.Words(TestThinking.ASK));
    }

    @Test
    void thePartTellsHowToGetAModel() {
        var mind = parts.stream()
                .map(Part::status)
                .filter(status -> status.part().equals("mind"))
                .findFirst();
        assertThat(mind)
                .hasValueSatisfying(status -> assertThat(status.sentence()).contains("Start Ollama"));
    }

    @Test
    void theDefaultsAreThoseOfATelephoneCall() {
        assertThat(settings.url()).isEmpty();
        assertThat(settings.name()).isEqualTo("qwen3:8b");
        assertThat(settings.temperature()).isEqualTo(0.3);
        assertThat(settings.longest()).isEqualTo(80);
        assertThat(settings.firstToken()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.wholeReply()).isEqualTo(Duration.ofSeconds(8));
        assertThat(settings.breaker().pause()).isEqualTo(Duration.ofSeconds(5));
    }
}
