package dev.parley.think;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ModelSettings;
import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.Caller;
import dev.parley.talk.Part;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class MindWiringTest {
    @Inject
    Minds minds;

    @Inject
    ModelSettings model;

    @Inject
    ThinkSettings think;

    @Inject
    @Any
    Instance<Part> parts;

    @Test
    void theApplicationStartsWithoutAModelAndSaysHowToGetOne() {
        assertThat(minds.forCaller(new Caller("+4930123", "", false))).isEmpty();
        assertThat(parts.stream().map(Part::status).filter(status -> status.part()
                        .equals("mind")))
                .singleElement()
                .satisfies(status -> assertThat(status.sentence()).contains("Start Ollama"));
    }

    @Test
    void theDefaultsAreThoseOfATelephoneCall() {
        assertThat(model.url()).isEmpty();
        assertThat(model.name()).isEqualTo("qwen3:8b");
        assertThat(model.temperature()).isEqualTo(0.3);
        assertThat(model.longest()).isEqualTo(80);
        assertThat(model.firstToken()).isEqualTo(Duration.ofMillis(1500));
        assertThat(model.wholeReply()).isEqualTo(Duration.ofSeconds(8));
        assertThat(model.breaker().pause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(think.turns()).isEqualTo(6);
        assertThat(think.words()).isEqualTo(25);
        assertThat(think.mostWords()).isEqualTo(40);
    }
}
