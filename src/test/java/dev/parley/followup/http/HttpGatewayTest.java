package dev.parley.followup.http;

import static dev.parley.followup.FakeSmsGateway.answer;
import static dev.parley.followup.FakeSmsGateway.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.followup.FakeSmsGateway;
import dev.parley.followup.FollowUpSettings;
import dev.parley.followup.Gateway;
import dev.parley.followup.GatewayException;
import dev.parley.followup.Letter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpGatewayTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final UUID ID = UUID.fromString("0d7a3c52-3f5e-4a53-9d0e-6c1f5b0a7f11");
    private static final String TEXT = "سلام \"آرش\" {to} $1 \\ \r\nBcc: x \0 🙂 " + "n".repeat(500);

    private final FakeSmsGateway fake = new FakeSmsGateway();

    @AfterEach
    void close() {
        fake.close();
    }

    @AfterAll
    static void closeAll() {
        VERTX.close();
    }

    @Test
    void whatIsFilledInStaysInItsString() throws Exception {
        var gateway = gateway(Map.of(
                "body",
                        "{\"messages\": [{\"to\": \"{to}\", \"content\": \"{text}\"}], \"ref\": \"{id}\", \"flash\": false}",
                "key", "secret"));
        assertThat(send(gateway)).isEmpty();
        var request = fake.requests.getFirst();
        assertThat(request.line()).isEqualTo("POST /api/messages HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("Authorization", "Bearer secret")
                .containsEntry("Idempotency-Key", ID.toString())
                .containsEntry("Content-Type", "application/json");
        assertThat(JSON.readTree(request.body()))
                .isEqualTo(JSON.valueToTree(Map.of(
                        "messages", java.util.List.of(Map.of("to", "+14155550123", "content", TEXT)),
                        "ref", ID.toString(),
                        "flash", false)));
    }

    @Test
    void aKeyGoesIntoTheHeaderThatTheGatewayWants() {
        send(gateway(Map.of("key", "secret", "key-header", "X-Api-Key")));
        assertThat(fake.requests.getFirst().headers())
                .containsEntry("X-Api-Key", "secret")
                .doesNotContainKey("Authorization");
    }

    @Test
    void everyStatusFrom200To299SaysThatItWasTaken() {
        fake.first(answer(202, "text/plain", "", "OK 17"));
        assertThat(send(gateway(Map.of()))).isEmpty();
        fake.first(html(500));
        assertThatThrownBy(() -> send(gateway(Map.of()))).isInstanceOf(GatewayException.Failing.class);
        fake.first(html(401));
        assertThatThrownBy(() -> send(gateway(Map.of()))).isInstanceOf(GatewayException.Refusing.class);
    }

    @Test
    void aLongAnswerIsNotReadWhole() throws Exception {
        fake.first(fake.endless(200, 5L << 30));
        assertThat(send(gateway(Map.of()))).isEmpty();
        assertThat(fake.cutOff.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aBodyThatIsNoJsonStopsTheStart() {
        assertThatThrownBy(() -> gateway(Map.of("body", "to={to}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parley.followup.http.body");
    }

    private Gateway gateway(Map<String, String> keys) {
        var all = new HashMap<>(Map.of("parley.followup.http.url", fake.url() + "/api/messages"));
        keys.forEach((key, value) -> all.put("parley.followup.http." + key, value));
        return new HttpGateway(
                FollowUpSettings.of(HttpSmsConfig.class, all), FollowUpSettings.with(Map.of()), VERTX, JSON);
    }

    private static String send(Gateway gateway) {
        return gateway.send(new Letter(ID, "+14155550123", "", TEXT, ""))
                .await()
                .atMost(SOON);
    }
}
