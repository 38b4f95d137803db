package dev.parley.listen.wyoming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audio.Pcm;
import dev.parley.listen.EarException;
import dev.parley.listen.Engine;
import dev.parley.listen.Settings;
import dev.parley.listen.Speech;
import dev.parley.listen.wyoming.FakeWyoming.Reply;
import dev.parley.talk.Transcript;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WyomingEarTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pcm ONE_SECOND = new Pcm(new short[8000], 8000);

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
    void asksAsTheProtocolWantsIt() {
        try (var server = new FakeWyoming(recorded("transcript.bin"))) {
            assertThat(hear(ear(server, Map.of("model", "small")), speech(true)))
                    .isEqualTo(new Transcript("Fünfzig Tausend, bitte.", "de"));
            var events = server.events;
            assertThat(events.getFirst().path("type").asText()).isEqualTo("transcribe");
            assertThat(events.getFirst().path("data").path("language").asText()).isEqualTo("de");
            assertThat(events.getFirst().path("data").path("name").asText()).isEqualTo("small");
            assertThat(events.get(1).path("type").asText()).isEqualTo("audio-start");
            assertThat(events.get(1).path("data").toString()).isEqualTo("{\"rate\":16000,\"width\":2,\"channels\":1}");
            assertThat(events.subList(2, events.size() - 1))
                    .isNotEmpty()
                    .allMatch(event -> event.path("type").asText().equals("audio-chunk"))
                    .allMatch(event -> event.path("data").path("rate").asInt() == 16_000);
            assertThat(server.sound.size()).isEqualTo(32_000);
        }
    }

    @Test
    void sendsSamplesLittleEndian() {
        try (var server = new FakeWyoming(recorded("transcript.bin"))) {
            hear(ear(server, Map.of()), new Speech(new Pcm(new short[] {0x0102, -2}, 16_000), "de", "", true));
            assertThat(server.sound.toByteArray()).containsExactly(0x02, 0x01, 0xFE, 0xFF);
        }
    }

    @Test
    void waitsForTheTranscriptAmongOtherEvents() {
        Reply chatty = out -> {
            out.write("{\"type\":\"transcript-start\"}\n".getBytes(UTF_8));
            out.write("{\"type\":\"transcript-chunk\",\"data\":{\"text\":\"fünf\"}}\n".getBytes(UTF_8));
            out.write(EventTest.recorded("transcript.bin"));
        };
        try (var server = new FakeWyoming(chatty)) {
            assertThat(hear(ear(server, Map.of()), speech(true)).text()).isEqualTo("Fünfzig Tausend, bitte.");
        }
    }

    @Test
    void dropsASubtitleThatNobodySpoke() {
        Reply subtitle = text("{\"type\":\"transcript\",\"data\":{\"text\":\" Vielen Dank fürs Zuschauen!\"}}\n");
        try (var server = new FakeWyoming(subtitle)) {
            assertThat(hear(ear(server, Map.of()), speech(true)).text()).isEmpty();
        }
    }

    @Test
    void triesAWholeTurnASecondTimeWhenTheServerBreaksOff() {
        try (var server = new FakeWyoming(text(""), recorded("transcript.bin"))) {
            assertThat(hear(ear(server, Map.of()), speech(true)).text()).isEqualTo("Fünfzig Tausend, bitte.");
        }
    }

    @Test
    void triesAPartialTurnOnlyOnce() {
        try (var server = new FakeWyoming(text("{\"type\":\"transc"), recorded("transcript.bin"))) {
            assertThatThrownBy(() -> hear(ear(server, Map.of()), speech(false)))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll(server.address(), "closed without a transcript");
        }
    }

    @Test
    void tellsTheServersError() {
        try (var server = new FakeWyoming(recorded("error.bin"))) {
            assertThatThrownBy(() -> hear(ear(server, Map.of()), speech(true)))
                    .isInstanceOf(EarException.class)
                    .hasMessageContaining("model is not loaded");
        }
    }

    @Test
    void saysWhenTheOtherSideSpeaksAnotherProtocol() {
        try (var server = new FakeWyoming(text("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertThatThrownBy(() -> hear(ear(server, Map.of()), speech(true)))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("another protocol", "HTTP/1.1 400", "parley.listen.wyoming.address");
        }
    }

    @Test
    void waitsNoLongerThanItsTimeLimitAndCutsTheConnection() throws InterruptedException {
        Reply never = out -> Thread.sleep(Duration.ofSeconds(3));
        try (var server = new FakeWyoming(never)) {
            assertThatThrownBy(() -> hear(ear(server, Map.of("timeout", "300ms")), speech(true)))
                    .isInstanceOf(EarException.class)
                    .hasMessageContainingAll("no answer within 300 ms", "parley.listen.wyoming.timeout");
            assertThat(server.seesClientLeave()).isTrue();
        }
    }

    @Test
    void saysWhereNobodyListens() throws IOException {
        var address = "127.0.0.1:" + freePort();
        var ear = ear(Map.of("address", address));
        assertThatThrownBy(() -> hear(ear, speech(true)))
                .isInstanceOf(EarException.class)
                .hasMessageContainingAll(address, "cannot be reached", "parley.listen.wyoming.address");
        assertThatThrownBy(() -> ear.probe().await().atMost(PATIENCE)).isInstanceOf(EarException.class);
    }

    @Test
    void probesByConnecting() {
        try (var server = new FakeWyoming(text(""))) {
            ear(server, Map.of()).probe().await().atMost(PATIENCE);
            assertThat(server.events).isEmpty();
        }
    }

    @Test
    void stopsTheStartAtAnAddressThatIsNone() {
        assertThat(ear(Map.of("address", "tcp://whisper.local:10300")).name()).contains("whisper.local:10300");
        assertThat(ear(Map.of("address", "[::1]:10300")).name()).contains("::1");
        for (var wrong : new String[] {"whisper", "http://host:1/v1", "host:99999"}) {
            assertThatThrownBy(() -> ear(Map.of("address", wrong)))
                    .hasMessageContainingAll("parley.listen.wyoming.address", wrong, "host:10300");
        }
    }

    private static Engine ear(FakeWyoming server, Map<String, String> keys) {
        var all = new HashMap<>(keys);
        all.put("address", server.address());
        return ear(all);
    }

    private static Engine ear(Map<String, String> keys) {
        var named = new HashMap<String, String>();
        keys.forEach((key, value) -> named.put("parley.listen.wyoming." + key, value));
        return new WyomingEngines(vertx, Settings.of(WyomingConfig.class, named))
                .engine()
                .orElseThrow();
    }

    private static Transcript hear(Engine ear, Speech speech) {
        return ear.transcribe(speech).await().atMost(PATIENCE);
    }

    private static Speech speech(boolean complete) {
        return new Speech(ONE_SECOND, "de", "", complete);
    }

    private static Reply recorded(String name) {
        return out -> out.write(EventTest.recorded(name));
    }

    private static Reply text(String text) {
        return out -> out.write(text.getBytes(UTF_8));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
