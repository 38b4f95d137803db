package dev.parley.listen;

import static dev.parley.listen.FakeWhisper.answer;
import static dev.parley.listen.FakeWhisper.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Pcm;
import dev.parley.listen.whisper.Whispers;
import dev.parley.listen.wyoming.Wyomings;
import dev.parley.talk.Caller;
import dev.parley.talk.Part.Level;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConfiguredEarsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Caller ANYBODY = new Caller("+49301234567", "", false);
    private static final Caller DEMO = new Caller("demo", "", true);

    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void nobodyIsHeardWithoutAnEngineAndTheStatusSaysHowToGetOne() {
        var ears = ears(Map.of());
        assertThat(ears.forCaller(ANYBODY)).isEmpty();
        assertThat(ears.forCaller(DEMO)).isEmpty();
        assertThat(ears.status().part()).isEqualTo("ears");
        assertThat(ears.status().level()).isEqualTo(Level.DEGRADED);
        assertThat(ears.status().sentence())
                .contains("No speech recognition is configured", "keypad", "parley.listen.whisper.url=http://");
    }

    @Test
    void aConfiguredEngineServesEverybody() {
        try (var server = new FakeWhisper(says("hello"))) {
            var ears = ears(real(server));
            assertThat(hear(ears, ANYBODY)).isEqualTo("hello");
            assertThat(hear(ears, DEMO)).isEqualTo("hello");
            assertThat(ears.status().level()).isEqualTo(Level.UP);
            assertThat(ears.status().sentence()).contains("whisper at " + server.url());
        }
    }

    @Test
    void theStandInServesOnlyTheDemosOwnCallerAndCountsAsNoEars() {
        try (var standIn = new FakeWhisper(says("hello"))) {
            var ears = ears(Map.of("parley.demo.whisper.url", standIn.url()));
            assertThat(ears.forCaller(ANYBODY)).isEmpty();
            assertThat(hear(ears, DEMO)).isEqualTo("hello");
            assertThat(ears.status().level()).isEqualTo(Level.DEGRADED);
            assertThat(ears.status().sentence()).contains("No speech recognition is configured");
        }
    }

    @Test
    void theStandInServesNobodyWhereARealEngineIsConfigured() {
        try (var server = new FakeWhisper(answer(500, ""));
                var standIn = new FakeWhisper(says("hello"))) {
            var keys = new HashMap<>(real(server));
            keys.put("parley.demo.whisper.url", standIn.url());
            keys.put("parley.listen.breaker.failures", "1");
            var ears = ears(keys);
            assertThatThrownBy(() -> hear(ears, DEMO)).isInstanceOf(EarException.class);
            assertThat(ears.forCaller(DEMO)).isEmpty();
            assertThat(standIn.requests).isEmpty();
        }
    }

    @Test
    void anEngineThatFailsTimeAndAgainIsLeftAloneAndTriedAgainLater() {
        try (var server = new FakeWhisper(answer(500, "boom"))) {
            var keys = new HashMap<>(real(server));
            keys.put("parley.listen.breaker.failures", "2");
            keys.put("parley.listen.breaker.pause", "500ms");
            var ears = ears(keys);
            assertThatThrownBy(() -> hear(ears, ANYBODY)).hasMessageContaining("answered 500");
            assertThat(ears.forCaller(ANYBODY)).isPresent();
            assertThatThrownBy(() -> hear(ears, ANYBODY)).hasMessageContaining("answered 500");
            assertThat(ears.forCaller(ANYBODY)).isEmpty();
            assertThat(ears.status().level()).isEqualTo(Level.DEGRADED);
            assertThat(ears.status().sentence()).contains("keypad", "answered 500", "boom");

            server.nowAnswers(says("back"));
            await().until(() -> ears.forCaller(ANYBODY).isPresent());
            assertThat(hear(ears, ANYBODY)).isEqualTo("back");
            assertThat(ears.status().level()).isEqualTo(Level.UP);
            assertThat(ears.status().sentence()).doesNotContain("500");
        }
    }

    @Test
    void theNextEngineServesWhileTheFirstIsLeftAlone() {
        try (var first = new FakeWhisper(answer(500, "boom"));
                var second = Wyomings.says("second")) {
            var keys = new HashMap<>(real(first));
            keys.put("parley.listen.wyoming.address", second.address());
            keys.put("parley.listen.breaker.failures", "1");
            var ears = ears(keys);
            assertThat(ears.forCaller(ANYBODY).orElseThrow().name()).contains(first.url());
            assertThatThrownBy(() -> hear(ears, ANYBODY)).hasMessageContaining("boom");
            assertThat(hear(ears, ANYBODY)).isEqualTo("second");
            assertThat(ears.status().level()).isEqualTo(Level.UP);
            assertThat(ears.status().sentence()).contains("understood by Wyoming", second.address(), "boom");
        }
    }

    @Test
    void aCallThatHoldsOnToAnEarWhichIsLeftAloneIsToldWhy() {
        try (var server = new FakeWhisper(answer(500, "boom"))) {
            var keys = new HashMap<>(real(server));
            keys.put("parley.listen.breaker.failures", "1");
            var ear = ears(keys).forCaller(ANYBODY).orElseThrow();
            assertThatThrownBy(() -> hear(ear, true)).hasMessageContaining("answered 500");
            int asked = server.requests.size();
            assertThatThrownBy(() -> hear(ear, true))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("left alone", "answered 500");
            assertThat(server.requests).hasSize(asked);
        }
    }

    @Test
    void partialTurnsThatFailShutNobodyOut() {
        try (var server = new FakeWhisper(answer(500, ""))) {
            var ears = ears(real(server));
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> hear(ears.forCaller(ANYBODY).orElseThrow(), false))
                        .isInstanceOf(EarException.class);
            }
            assertThat(ears.forCaller(ANYBODY)).isPresent();
        }
    }

    @Test
    void anAbsentEngineIsNotOfferedUntilAProbeFindsIt() {
        try (var server = new FakeWhisper(answer(500, "starting up"), answer(200, "{\"data\":[]}"))) {
            var ears = ears(real(server));
            ears.probe().await().atMost(PATIENCE);
            assertThat(ears.forCaller(ANYBODY)).isEmpty();
            assertThat(ears.status().level()).isEqualTo(Level.DEGRADED);
            assertThat(ears.status().sentence()).contains("keypad", server.url(), "starting up");
            ears.probe().await().atMost(PATIENCE);
            assertThat(ears.forCaller(ANYBODY)).isPresent();
            assertThat(ears.status().level()).isEqualTo(Level.UP);
        }
    }

    @Test
    void aServerTooBusyForAProbeStillServesWhileItAnswersTurns() {
        try (var server = new FakeWhisper(says("hello"), answer(500, "busy"), answer(500, "busy"))) {
            var ears = ears(real(server));
            hear(ears, ANYBODY);
            ears.probe().await().atMost(PATIENCE);
            assertThat(ears.forCaller(ANYBODY)).isPresent();
            ears.probe().await().atMost(PATIENCE);
            assertThat(ears.forCaller(ANYBODY)).isEmpty();
        }
    }

    @Test
    void probesByItselfFromTheStartOn() {
        try (var server = new FakeWhisper(answer(503, ""))) {
            var keys = new HashMap<>(real(server));
            keys.put("parley.listen.probe-every", "50ms");
            var ears = ears(keys);
            ears.start(new StartupEvent());
            await().until(() -> ears.forCaller(ANYBODY).isEmpty());
            server.nowAnswers(answer(200, "{}"));
            await().until(() -> ears.forCaller(ANYBODY).isPresent());
            ears.stop();
        }
    }

    @Test
    void answersAndFailuresArriveOnTheContextThatAsked() throws Exception {
        try (var server = new FakeWhisper(says("hello"), answer(500, ""))) {
            var ear = ears(real(server)).forCaller(ANYBODY).orElseThrow();
            assertThat(contextOfTheAnswer(ear)).isTrue();
            assertThat(contextOfTheAnswer(ear)).isTrue();
        }
    }

    private static boolean contextOfTheAnswer(Ear ear) throws Exception {
        var same = new CompletableFuture<Boolean>();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(_ -> ear.transcribe(speech(true))
                .onItemOrFailure()
                .invoke((_, _) -> same.complete(Vertx.currentContext() == context))
                .subscribe()
                .with(_ -> {}, _ -> {}));
        return same.get(10, TimeUnit.SECONDS);
    }

    private static Map<String, String> real(FakeWhisper server) {
        return Map.of("parley.listen.whisper.url", server.url());
    }

    private static ConfiguredEars ears(Map<String, String> keys) {
        return new ConfiguredEars(
                List.of(Wyomings.configured(vertx, keys), Whispers.configured(vertx, keys)),
                Settings.of(ListenConfig.class, keys));
    }

    private static String hear(ConfiguredEars ears, Caller caller) {
        return hear(ears.forCaller(caller).orElseThrow(), true);
    }

    private static String hear(Ear ear, boolean complete) {
        return ear.transcribe(speech(complete)).await().atMost(PATIENCE).text();
    }

    private static Speech speech(boolean complete) {
        return new Speech(new Pcm(new short[16_000], 16_000), "en", "", complete);
    }
}
