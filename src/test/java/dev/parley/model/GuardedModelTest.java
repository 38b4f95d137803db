package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.parley.demo.ollama.Behaviour;
import dev.parley.demo.ollama.StandInOllama;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked of the model, and what comes back. */
class GuardedModelTest extends GuardedModelFixture {
    @Test
    void tokensComeOneByOneAndUsageLast() {
        server.next(new Behaviour.Says("Good morning, how are you?"));
        var pieces = ask(model);
        assertThat(pieces.stream().filter(Piece.Token.class::isInstance)).hasSizeGreaterThan(3);
        assertThat(text(pieces)).isEqualTo("Good morning, how are you?");
        assertThat(pieces.getLast()).isInstanceOfSatisfying(Piece.Finished.class, finished -> {
            assertThat(finished.promptTokens()).isEqualTo(200);
            assertThat(finished.replyTokens()).isPositive();
            assertThat(finished.cut()).isFalse();
        });
    }

    @Test
    void aReplyAtItsLengthLimitIsMarkedAsCut() {
        server.next(new Behaviour.RunsOut("This goes on and"));
        assertThat(((Piece.Finished) ask(model).getLast()).cut()).isTrue();
    }

    @Test
    void theRequestSaysEverythingThatKeepsOllamaFast() {
        ask(model);
        var request = server.requests().getFirst();
        assertThat(request.getString("model")).isEqualTo("stand-in");
        assertThat(request.getBoolean("stream")).isTrue();
        assertThat(request.getBoolean("think")).isFalse();
        assertThat(request.getInteger("keep_alive")).isEqualTo(-1);
        assertThat(request.getJsonObject("options").getInteger("num_predict")).isEqualTo(80);
        assertThat(request.getJsonObject("options").getDouble("temperature")).isEqualTo(0.3);
        assertThat(request.getJsonArray("messages").stream()
                        .map(m -> ((JsonObject) m).getString("role") + ":" + ((JsonObject) m).getString("content")))
                .containsExactly("system:You answer the phone.", "assistant:Hello.", "user:Hi there.");
    }

    @Test
    void toolsAreOfferedWithTheirAllowedValues() {
        ask(model);
        var function = server.requests()
                .getFirst()
                .getJsonArray("tools")
                .getJsonObject(0)
                .getJsonObject("function");
        assertThat(function.getString("name")).isEqualTo("save_slot");
        var parameters = function.getJsonObject("parameters");
        assertThat(parameters.getJsonObject("properties").getJsonObject("slot").getJsonArray("enum"))
                .isEqualTo(new JsonArray(List.of("budget", "name")));
        assertThat(parameters.getJsonArray("required")).isEqualTo(new JsonArray(List.of("slot", "value")));
    }

    @Test
    void toolCallsComeBesidesWords() {
        server.next(new Behaviour.Calls(
                List.of(
                        new Behaviour.ToolCall("save_slot", "{\"slot\":\"budget\",\"value\":\"50k\"}"),
                        new Behaviour.ToolCall("end_call", "{}")),
                "Thank you."));
        var pieces = ask(model);
        assertThat(text(pieces)).isEqualTo("Thank you.");
        assertThat(pieces.stream().filter(Piece.ToolCalled.class::isInstance).map(Piece.ToolCalled.class::cast))
                .extracting(Piece.ToolCalled::name, call -> new JsonObject(call.arguments()).size())
                .containsExactly(tuple("save_slot", 2), tuple("end_call", 0));
    }

    @Test
    void aStallBeforeTheFirstTokenFailsAtItsLimitAndClosesTheConnection() {
        var hasty = over(server.url(), TestSettings.HASTY);
        server.next(new Behaviour.Stalls("", 0));
        var startedAt = System.nanoTime();
        assertThatThrownBy(() -> ask(hasty))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("did not begin its reply within 400 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt))
                .isBetween(Duration.ofMillis(390), Duration.ofMillis(900));
        await().atMost(LONG).until(() -> server.dropped() == 1);
    }

    @Test
    void aStallWithinTheReplyFailsAfterTheGapLimit() {
        var hasty = over(server.url(), TestSettings.HASTY_BETWEEN);
        server.next(new Behaviour.Stalls("One two three four", 2));
        var got = hasty.stream(PROMPT).subscribe().withSubscriber(AssertSubscriber.create(100));
        got.awaitFailure(LONG);
        assertThat(got.getFailure()).hasMessageContaining("fell silent for 400 ms");
        assertThat(text(got.getItems())).isEqualTo("One two");
        await().atMost(LONG).until(() -> server.dropped() == 1);
    }

    @Test
    void aReplyThatDripsIsEndedByTheLimitOfTheWhole() {
        var slow = StandInOllama.start(Duration.ofMillis(1), Duration.ofMillis(100), 0);
        try (slow) {
            var limits = new TestSettings(
                    Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofSeconds(1));
            slow.next(new Behaviour.Says("a b c d e f g h i j k l m n o p q r s t u v w x y z"));
            assertThatThrownBy(() -> ask(over(slow.url(), limits)))
                    .hasMessageContaining("did not finish its reply within 700 ms");
            await().atMost(LONG).until(() -> slow.dropped() == 1);
        }
    }

    @Test
    void cancellingBeforeTheFirstTokenClosesTheConnection() {
        server.next(new Behaviour.Stalls("", 0));
        var asking = model.stream(PROMPT).subscribe().with(piece -> {});
        await().atMost(LONG).until(() -> server.requests().size() == 1);
        asking.cancel();
        await().atMost(LONG).until(() -> server.dropped() == 1);
    }

    @Test
    void cancellingWithinTheReplyClosesTheConnection() {
        server.next(new Behaviour.Stalls("One two three", 1));
        var got = model.stream(PROMPT).subscribe().withSubscriber(AssertSubscriber.create(100));
        got.awaitItems(1, LONG);
        got.cancel();
        await().atMost(LONG).until(() -> server.dropped() == 1);
    }

    @Test
    void completeRepliesLeaveTheConnectionToTheNextOne() {
        for (var i = 0; i < 5; i++) {
            ask(model);
        }
        assertThat(server.connections()).isLessThanOrEqualTo(2);
        assertThat(server.dropped()).isZero();
    }

    @Test
    void anOverloadedServerIsToldWithAdvice() {
        server.next(new Behaviour.Refuses(503, "{\"error\":\"server busy\"}"));
        assertThatThrownBy(() -> ask(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("503")
                .hasMessageContaining("server busy")
                .hasMessageContaining("OLLAMA_NUM_PARALLEL");
    }

    @Test
    void anAbsentModelIsToldWithTheCommandThatFetchesIt() {
        server.next(new Behaviour.Refuses(404, "{\"error\":\"model not found\"}"));
        assertThatThrownBy(() -> ask(model)).hasMessageContaining("ollama pull stand-in");
    }

    @Test
    void garbageFails() {
        server.next(new Behaviour.Babbles(List.of("%%% not json", "<html>")));
        assertThatThrownBy(() -> ask(model)).isInstanceOf(ModelException.class).hasMessageContaining("not Ollama's");
    }

    @Test
    void jsonOfAnotherKindFails() {
        server.next(new Behaviour.Babbles(List.of("{\"error\":\"out of memory\"}")));
        assertThatThrownBy(() -> ask(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("ended before it was done");
    }

    @Test
    void aConnectionThatBreaksWithinTheReplyFailsAfterTheTokensThatCame() {
        server.next(new Behaviour.HangsUp("One two three", 2));
        var got = model.stream(PROMPT).subscribe().withSubscriber(AssertSubscriber.create(100));
        got.awaitFailure(LONG);
        assertThat(got.getFailure()).isInstanceOf(ModelException.class);
        assertThat(text(got.getItems())).isEqualTo("One two");
    }

    @Test
    void nobodyAtTheAddressFailsWithinTheConnectLimit() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> ask(over("http://127.0.0.1:" + free, TestSettings.PATIENT)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("broke off");
    }

    @Test
    void everyRequestIsMetered() {
        ask(model);
        server.next(new Behaviour.Refuses(500, "no"));
        assertThatThrownBy(() -> ask(model)).isInstanceOf(ModelException.class);
        assertThat(meters.get("parley.model.reply")
                        .tag("outcome", "ANSWERED")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("parley.model.reply")
                        .tag("outcome", "FAILED")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("parley.model.tokens")
                        .tag("kind", "prompt")
                        .counter()
                        .count())
                .isEqualTo(200);
        assertThat(meters.get("parley.model.first.token").timer().count()).isEqualTo(1);
    }

    @Test
    void aHundredRepliesAtOnceAllArrive() {
        var all = IntStream.range(0, 100)
                .mapToObj(i -> model.stream(PROMPT).collect().asList())
                .toList();
        var replies = Uni.join().all(all).andFailFast().await().atMost(LONG);
        assertThat(replies).hasSize(100).allSatisfy(pieces -> assertThat(text(pieces))
                .isNotEmpty());
    }
}
