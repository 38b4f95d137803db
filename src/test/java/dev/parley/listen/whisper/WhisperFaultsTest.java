package dev.parley.listen.whisper;

import static dev.parley.listen.FakeWhisper.answer;
import static dev.parley.listen.FakeWhisper.breaksOffAfter;
import static dev.parley.listen.FakeWhisper.says;
import static dev.parley.listen.FakeWhisper.stallsAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.listen.EarException;
import dev.parley.listen.FakeWhisper;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong at the other end, and what is said of it. */
class WhisperFaultsTest extends AgainstFakeWhisper {
    @Test
    void triesAWholeTurnASecondTimeAfterAServerError() {
        try (var server = new FakeWhisper(answer(503, ""), says("yes"))) {
            assertThat(hear(ear(server), whole()).text()).isEqualTo("yes");
        }
    }

    @Test
    void triesAWholeTurnASecondTimeWhenTheServerBreaksOff() {
        try (var server = new FakeWhisper(breaksOffAfter(""), says("yes"))) {
            assertThat(hear(ear(server), whole()).text()).isEqualTo("yes");
        }
    }

    @Test
    void triesAPartialTurnOnlyOnce() {
        try (var server = new FakeWhisper(answer(500, "{\"detail\":\"CUDA out of memory\"}"), says("yes"))) {
            assertThatThrownBy(() -> hear(ear(server), partial()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("answered 500", "CUDA out of memory", "Look into its log");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void failsWhenTheServerKeepsFailing() {
        try (var server = new FakeWhisper(answer(500, ""))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("answered 500 (an empty text)");
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void failsOnAnAnswerThatIsHtml() {
        try (var server = new FakeWhisper(answer(200, "<html><body>It works!</body></html>"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("no transcription", "It works!", "parley.listen.whisper.url ends in /v1");
        }
    }

    @Test
    void failsOnAnEmptyAnswer() {
        try (var server = new FakeWhisper(answer(200, ""))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("no transcription (an empty text)");
        }
    }

    @Test
    void failsOnJsonThatIsSomethingElse() {
        try (var server = new FakeWhisper(answer(200, "[1, 2, {\"text\": 3}]"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("no transcription");
        }
    }

    @Test
    void failsOnBytesThatAreNoHttp() {
        try (var server = new FakeWhisper(breaksOffAfter("\0\1\2 SSH-2.0-OpenSSH_9.2\r\n\r\n"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining(server.url());
        }
    }

    @Test
    void failsOnAnAnswerThatEndsHalfWay() {
        try (var server =
                new FakeWhisper(breaksOffAfter("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"text\":\"I wou"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("broke off");
        }
    }

    @Test
    void failsOnAnAnswerThatNeverEnds() {
        try (var server = new FakeWhisper(answer(200, " ".repeat(2 << 20)))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("more than 1048576 bytes");
        }
    }

    @Test
    void waitsNoLongerThanItsTimeLimitAndCutsTheConnection() throws InterruptedException {
        try (var server = new FakeWhisper(stallsAfter("HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"))) {
            var ear = ear(server, Map.of("timeout", "300ms"));
            long before = System.nanoTime();
            assertThatThrownBy(() -> hear(ear, whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("no answer within 300 ms", "parley.listen.whisper.timeout");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(2));
            assertThat(server.clientBreaksOff()).isTrue();
        }
    }

    @Test
    void waitsLessForAPartialTurn() {
        try (var server = new FakeWhisper(stallsAfter(""))) {
            assertThatThrownBy(() -> hear(ear(server, Map.of("partial-timeout", "200ms")), partial()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("no answer within 200 ms");
        }
    }

    @Test
    void cutsTheConnectionWhenNobodyWantsTheAnswerAnyMore() throws InterruptedException {
        try (var server = new FakeWhisper(stallsAfter(""))) {
            var wanted = ear(server).transcribe(whole()).subscribe().with(_ -> {});
            await().until(() -> !server.requests.isEmpty());
            wanted.cancel();
            assertThat(server.clientBreaksOff()).isTrue();
        }
    }

    @Test
    void saysWhereNobodyListens() throws IOException {
        var url = "http://127.0.0.1:" + freePort() + "/v1";
        assertThatThrownBy(() -> hear(earAt(url, Map.of()), whole()))
                .isInstanceOf(EarException.class)
                .hasMessageContainingAll("whisper at " + url, "cannot be reached", "parley.listen.whisper.url");
    }

    @Test
    void saysThatItsKeyIsRefused() {
        try (var server = new FakeWhisper(answer(401, "{\"detail\":\"Invalid key\"}"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("parley.listen.whisper.api-key");
            assertThatThrownBy(() -> ear(server).probe().await().atMost(PATIENCE))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("parley.listen.whisper.api-key");
        }
    }

    @Test
    void saysWhatToCheckWhenThePathOrTheModelIsNotThere() {
        try (var server = new FakeWhisper(answer(404, "{\"detail\":\"Not Found\"}"))) {
            assertThatThrownBy(() -> hear(ear(server), whole()))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("ends in /v1", "parley.listen.whisper.model");
        }
    }

    @Test
    void probesWithTheListOfModelsWhichAServerNeedNotHave() {
        try (var server = new FakeWhisper(answer(404, "{}"))) {
            ear(server).probe().await().atMost(PATIENCE);
            assertThat(server.requests.getFirst().line()).isEqualTo("GET /v1/models HTTP/1.1");
        }
    }

    @Test
    void stopsTheStartAtAnAddressThatIsNone() {
        assertThatThrownBy(() -> earAt("localhost:8000/v1", Map.of()))
                .hasMessageContainingAll("parley.listen.whisper.url", "localhost:8000/v1", "http://host:8000/v1");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
