package dev.parley.aftercall.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookKeysTest {
    /** The example that the specification's reference libraries are tested with. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final String OTHER =
            "whsec_" + Base64.getEncoder().encodeToString("another secret of some length".getBytes(UTF_8));

    private final WebhookKeys keys = new WebhookKeys(List.of(SECRET));

    @Test
    void theSpecificationsExampleIsBelieved() {
        assertThat(keys.fault(headers(SIGNATURE), BODY, SENT)).isEmpty();
        assertThat(WebhookKeys.sign(SECRET, ID, SENT, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void oneBitMoreInBodyIdOrTimestampAndItIsNot() {
        var changed = BODY.clone();
        changed[3] ^= 1;
        assertThat(keys.fault(headers(SIGNATURE), changed, SENT)).isPresent();
        var later = new WebhookKeys.Headers(ID, "1614265331", SIGNATURE);
        assertThat(keys.fault(later, BODY, SENT)).isPresent();
        var another = new WebhookKeys.Headers(ID + "x", "1614265330", SIGNATURE);
        assertThat(keys.fault(another, BODY, SENT)).isPresent();
    }

    @Test
    void anotherSecretsSignatureIsNotBelieved() {
        var foreign = WebhookKeys.sign(OTHER, ID, SENT, BODY);
        assertThat(keys.fault(headers(foreign), BODY, SENT)).get().asString().contains("webhook-signature");
    }

    @Test
    void whileSecretsAreReplacedBothAreGoodAndAnyOfSeveralSignaturesWillDo() {
        var both = new WebhookKeys(List.of(OTHER, SECRET));
        assertThat(both.fault(headers(SIGNATURE), BODY, SENT)).isEmpty();
        assertThat(both.fault(headers(WebhookKeys.sign(OTHER, ID, SENT, BODY)), BODY, SENT))
                .isEmpty();
        assertThat(keys.fault(headers("v1a,Zm9v v1,bm9uc2Vuc2U= " + SIGNATURE), BODY, SENT))
                .isEmpty();
    }

    @Test
    void fiveMinutesEitherWayAreToleratedAndNotASecondMore() {
        assertThat(keys.fault(headers(SIGNATURE), BODY, SENT.plusSeconds(300))).isEmpty();
        assertThat(keys.fault(headers(SIGNATURE), BODY, SENT.minusSeconds(300))).isEmpty();
        assertThat(keys.fault(headers(SIGNATURE), BODY, SENT.plusSeconds(301)))
                .get()
                .asString()
                .contains("webhook-timestamp");
        assertThat(keys.fault(headers(SIGNATURE), BODY, SENT.minusSeconds(301))).isPresent();
    }

    @Test
    void headersThatAreMissingOrNonsenseAreRefusedWithTheirName() {
        assertThat(fault("", "1614265330", SIGNATURE)).contains("webhook-id");
        assertThat(fault("a b", "1614265330", SIGNATURE)).contains("webhook-id");
        assertThat(fault(ID, "", SIGNATURE)).contains("webhook-timestamp");
        assertThat(fault(ID, "-5", SIGNATURE)).contains("webhook-timestamp");
        assertThat(fault(ID, "99999999999999999999", SIGNATURE)).contains("webhook-timestamp");
        assertThat(fault(ID, "1614265330", "")).contains("webhook-signature");
        assertThat(fault(ID, "1614265330", "v1")).contains("webhook-signature");
        assertThat(fault(ID, "1614265330", "v1,")).contains("webhook-signature");
    }

    @Test
    void aSecretThatIsNoneIsNamedByItsKeyAndNotRepeated() {
        for (var wrong : List.of("geheim", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!", SECRET.substring(6))) {
            assertThatThrownBy(() -> new WebhookKeys(List.of(wrong)))
                    .hasMessageContaining("parley.aftercall.webhook.secrets")
                    .hasMessageNotContaining(wrong.length() > 6 ? wrong : "geheim");
        }
    }

    private String fault(String id, String timestamp, String signature) {
        return keys.fault(new WebhookKeys.Headers(id, timestamp, signature), BODY, SENT)
                .orElseThrow();
    }

    private static WebhookKeys.Headers headers(String signature) {
        return new WebhookKeys.Headers(ID, "1614265330", signature);
    }
}
