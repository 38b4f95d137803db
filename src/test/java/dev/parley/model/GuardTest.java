package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.demo.ollama.Behaviour;
import dev.parley.demo.ollama.StandInOllama;
import dev.parley.model.ollama.Ollama;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a model is left alone, and when it is asked again. */
class GuardTest extends GuardedModelFixture {
    @Test
    void failuresOpenTheBreakerAndAnAnswerClosesItAgain() {
        refuse(4);
        assertThat(model.willing()).isFalse();
        var asked = server.requests().size();
        assertThatThrownBy(() -> ask(model)).hasMessageContaining("left alone for 500 ms");
        assertThat(server.requests()).hasSize(asked);
        await().atMost(LONG).until(model::willing);
        assertThat(text(ask(model))).isNotEmpty();
        assertThat(model.willing()).isTrue();
        assertThat(text(ask(model))).isNotEmpty();
    }

    @Test
    void stallsOpenTheBreakerToo() {
        var hasty = over(server.url(), TestSettings.HASTY);
        for (var i = 0; i < 4; i++) {
            server.next(new Behaviour.Stalls("Well,", i % 2));
            assertThatThrownBy(() -> ask(hasty)).isInstanceOf(ModelException.class);
        }
        var startedAt = System.nanoTime();
        assertThatThrownBy(() -> ask(hasty)).hasMessageContaining("left alone");
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aModelThatStillFailsAfterThePauseIsLeftAloneAgain() {
        refuse(4);
        await().atMost(LONG).until(model::willing);
        refuse(1);
        assertThat(model.willing()).isFalse();
    }

    @Test
    void callersWhoGoAwayDoNotOpenTheBreaker() {
        for (var i = 1; i <= 8; i++) {
            var count = i;
            server.next(new Behaviour.Stalls("", 0));
            var asking = model.stream(PROMPT).subscribe().with(piece -> {});
            await().atMost(LONG).until(() -> server.requests().size() == count);
            asking.cancel();
        }
        assertThat(model.willing()).isTrue();
        assertThat(text(ask(model))).isNotEmpty();
    }

    @Test
    void aCallerWhoGoesAwayDuringTheTrialDoesNotKeepTheBreakerShut() {
        refuse(4);
        await().atMost(LONG).until(model::willing);
        server.next(new Behaviour.Stalls("", 0));
        var trial = model.stream(PROMPT).subscribe().with(piece -> {});
        await().atMost(LONG).until(() -> server.requests().size() == 5);
        trial.cancel();
        await().atMost(LONG).untilAsserted(() -> assertThat(text(ask(model))).isNotEmpty());
    }

    @Test
    void aProbeThatFindsTheModelHasItLoadedOnce() {
        assertThat(model.pulse()).isInstanceOf(Pulse.Unknown.class);
        model.probe().await().atMost(LONG);
        model.probe().await().atMost(LONG);
        assertThat(model.pulse()).isInstanceOf(Pulse.Beating.class);
        assertThat(server.warmUps()).isEqualTo(1);
    }

    @Test
    void aServerWithoutTheModelIsToldSo() {
        var other = new GuardedModel(
                new Ollama(vertx, URI.create(server.url()), "qwen3:8b", TestSettings.PATIENT),
                TestSettings.PATIENT,
                new UsageLog(meters),
                team -> Optional.empty());
        other.probe().await().atMost(LONG);
        assertThat(other.pulse()).isInstanceOfSatisfying(Pulse.Missing.class, p -> assertThat(p.sentence())
                .contains("ollama pull qwen3:8b"));
        assertThat(other.willing()).isFalse();
    }

    @Test
    void aTeamThatHasUsedUpWhatItMayIsRefusedAndTheModelIsNotAsked() {
        var told = new ArrayList<ModelUsed>();
        var asked = new ArrayList<Long>();
        var capped = new GuardedModel(
                new Ollama(vertx, URI.create(server.url()), "stand-in", TestSettings.PATIENT),
                TestSettings.PATIENT,
                new UsageLog(meters, told::add),
                team -> {
                    asked.add(team);
                    return Optional.of(new OverCap("Team 7 has used up its daily tokens.", Instant.EPOCH));
                });
        var prompt = new Prompt("analysis", "call-1", PROMPT.messages(), List.of(), Optional.empty(), 7);
        // more often than the breaker would bear of failures
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() ->
                            capped.stream(prompt).collect().asList().await().atMost(LONG))
                    .isInstanceOf(OverCap.class)
                    .hasMessage("Team 7 has used up its daily tokens.");
        }
        assertThat(asked).containsOnly(7L);
        assertThat(capped.willing()).isTrue();
        assertThat(server.requests()).isEmpty();
        assertThat(told).hasSize(10).allSatisfy(used -> {
            assertThat(used.team()).isEqualTo(7);
            assertThat(used.outcome()).isEqualTo("refused");
            assertThat(used.promptTokens()).isZero();
        });
    }

    @Test
    void aServerThatComesBackIsAskedAgain() {
        var port = server.port();
        server.close();
        model.probe().await().atMost(LONG);
        assertThat(model.willing()).isFalse();
        try (var back = StandInOllama.start(Duration.ofMillis(1), Duration.ofMillis(1), port)) {
            model.probe().await().atMost(LONG);
            assertThat(model.willing()).isTrue();
            assertThat(back.warmUps()).isEqualTo(1);
        }
    }
}
