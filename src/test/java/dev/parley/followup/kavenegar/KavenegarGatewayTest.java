package dev.parley.followup.kavenegar;

import static dev.parley.followup.FakeSmsGateway.answer;
import static dev.parley.followup.FakeSmsGateway.hangUp;
import static dev.parley.followup.FakeSmsGateway.html;
import static dev.parley.followup.FakeSmsGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.followup.FakeSmsGateway;
import dev.parley.followup.FollowUpSettings;
import dev.parley.followup.Gateway;
import dev.parley.followup.GatewayException;
import dev.parley.followup.Letter;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KavenegarGatewayTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final UUID ID = UUID.fromString("0d7a3c52-3f5e-4a53-9d0e-6c1f5b0a7f11");
    private static final Letter LETTER = new Letter(ID, "+989121234567", "", "سلام آرش & \r\n\0 🙂 = 100%", "");

    private final FakeSmsGateway fake = new FakeSmsGateway();
    private final Gateway gateway = Kavenegars.at(fake.url(), FollowUpSettings.with(Map.of()), VERTX);

    @AfterEach
    void close() {
        fake.close();
    }

    @AfterAll
    static void closeAll() {
        VERTX.close();
    }

    @Test
    void aMessageIsPostedAsAFormAndItsIdIsKept() {
        assertThat(send()).isEqualTo("8792343");
        var request = fake.requests.getFirst();
        assertThat(request.line()).isEqualTo("POST /v1/SECRET-KEY/sms/send.json HTTP/1.1");
        assertThat(request.headers().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.form())
                .containsEntry("receptor", "+989121234567")
                .containsEntry("message", LETTER.text())
                .containsEntry("sender", "10004346")
                .containsKey("localid");
        assertThat(request.form().get("localid")).matches("\\d+");
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "408"})
    void aServerThatFailsHasTakenNothing(int status) {
        fake.first(html(status));
        assertThat(failure(GatewayException.Failing.class)).hasMessageContaining("answered " + status);
    }

    @ParameterizedTest
    @CsvSource({"502", "504"})
    void whatAProxyCouldNotFinishNobodyKnows(int status) {
        fake.first(html(status));
        failure(GatewayException.Unclear.class);
    }

    @ParameterizedTest
    @CsvSource({"302", "400", "403", "404", "418"})
    void otherStatusesAreRefusals(int status) {
        fake.first(json(status, "{\"return\":{\"status\":" + status + "}}"));
        failure(GatewayException.Refusing.class);
        assertThat(fake.requests).hasSize(1);
    }

    @Test
    void aRefusalInASuccessIsARefusal() {
        fake.first(
                json(200, "{\"return\":{\"status\":411,\"message\":\"دریافت کننده نامعتبر است\"},\"entries\":null}"));
        assertThat(failure(GatewayException.Refusing.class)).hasMessageContaining("411");
        fake.first(json(200, "{\"return\":{\"status\":501},\"entries\":null}"));
        failure(GatewayException.Failing.class);
    }

    @Test
    void retryAfterIsObeyedUpToALimit() {
        fake.first(answer(429, "text/plain", "Retry-After: 7\r\n", ""));
        assertThat(failure(GatewayException.Busy.class).pause()).isEqualTo(Duration.ofSeconds(7));
        fake.first(answer(503, "text/plain", "Retry-After: 999999\r\n", ""));
        assertThat(failure(GatewayException.Busy.class).pause()).isEqualTo(Duration.ofHours(1));
        fake.first(answer(429, "text/plain", "Retry-After: soon\r\n", ""));
        assertThat(failure(GatewayException.Busy.class).pause()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aPageForPeopleLeavesOpenWhetherItWasSent() {
        fake.first(html(200));
        assertThat(failure(GatewayException.Unclear.class)).hasMessageContaining("parley.followup.kavenegar.url");
    }

    @Test
    void silenceAfterTheRequestLeavesItOpen() {
        fake.first(fake.silence());
        assertThat(failure(GatewayException.Unclear.class)).hasMessageContaining("no answer within 700 ms");
        fake.first(hangUp());
        failure(GatewayException.Unclear.class);
    }

    @Test
    void aServerThatIsNotThereHasTakenNothing() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        var gateway = Kavenegars.at(URI.create("http://127.0.0.1:" + nobody), FollowUpSettings.with(Map.of()), VERTX);
        assertThatThrownBy(() -> gateway.send(LETTER).await().atMost(SOON))
                .isInstanceOf(GatewayException.Failing.class);
    }

    @Test
    void ofALongAnswerOnlyTheBeginningIsRead() throws Exception {
        fake.first(fake.endless(200, 5L << 30));
        failure(GatewayException.Unclear.class);
        assertThat(fake.cutOff.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void noMessageTellsTheKeyOrTheNumber() {
        fake.first(json(403, "{}"), html(500), html(200), fake.silence());
        for (int i = 0; i < 4; i++) {
            var failure = failure(GatewayException.class);
            assertThat(failure.toString()).doesNotContain("SECRET-KEY").doesNotContain("9121234567");
        }
    }

    @Test
    void withoutAKeyItIsNotConfiguredAndAWrongOneStopsTheStart() {
        var config = FollowUpSettings.with(Map.of());
        assertThat(Kavenegars.with(Map.of(), config, VERTX).isConfigured()).isFalse();
        assertThat(gateway.isConfigured()).isTrue();
        for (var wrong : Map.of(
                        "parley.followup.kavenegar.key",
                        "a/../b",
                        "parley.followup.kavenegar.url",
                        URI.create("ftp://sms.example").toString())
                .entrySet()) {
            var keys = new java.util.HashMap<>(Map.of("parley.followup.kavenegar.key", "k"));
            keys.put(wrong.getKey(), wrong.getValue());
            assertThatThrownBy(() -> Kavenegars.with(keys, config, VERTX))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getKey());
        }
    }

    private String send() {
        return gateway.send(LETTER).await().atMost(SOON);
    }

    private <T extends GatewayException> T failure(Class<T> kind) {
        return catchThrowableOfType(kind, this::send);
    }
}
