package dev.parley.followup.kavenegar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.followup.Channel;
import dev.parley.followup.FollowUpConfig;
import dev.parley.followup.Gateway;
import dev.parley.followup.GatewayException;
import dev.parley.followup.GatewayServer;
import dev.parley.followup.Letter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;

/**
 * SMS by {@code POST /v1/{key}/sms/send.json} with {@code receptor}, {@code message}, {@code sender} and {@code localid}
 * in a form; {@code return.status} 200 says that it was taken (kavenegar.com/rest.html).
 */
@Singleton
final class KavenegarGateway implements Gateway {
    private static final String KEY = "parley.followup.kavenegar.";
    private static final int TAKEN = 200;
    private static final int A_SERVER_FAULT = 500;

    private final KavenegarConfig config;
    private final Optional<GatewayServer> server;
    private final ObjectMapper json;

    KavenegarGateway(KavenegarConfig config, FollowUpConfig followUps, Vertx vertx, ObjectMapper json) {
        this.config = config;
        this.json = json;
        server = config.key()
                .map(key -> GatewayServer.at(
                        vertx, KEY + "url", URI.create(config.url().toString().replaceFirst("/+$", "")), followUps));
        config.key().filter(key -> !key.matches("[A-Za-z0-9._~-]+")).ifPresent(key -> {
            throw new IllegalArgumentException(
                    KEY + "key has characters that stand in no key. Copy it from the gateway's panel.");
        });
    }

    @Override
    public String name() {
        return "kavenegar";
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isConfigured() {
        return server.isPresent();
    }

    @Override
    public Uni<String> send(Letter letter) {
        return server.orElseThrow()
                .post(
                        "/v1/" + config.key().orElseThrow() + "/sms/send.json",
                        Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                        form(letter))
                .map(this::reference);
    }

    private String form(Letter letter) {
        var number = Long.toString(letter.id().getMostSignificantBits() & Long.MAX_VALUE);
        return "receptor=" + encoded(letter.to()) + "&message=" + encoded(letter.text()) + "&localid=" + number
                + config.sender().map(sender -> "&sender=" + encoded(sender)).orElse("");
    }

    private String reference(String body) {
        var answer = read(body);
        int status = answer.path("return").path("status").asInt(0);
        if (status == TAKEN) {
            return answer.path("entries").path(0).path("messageid").asText("");
        }
        if (status == 0) {
            throw new GatewayException.Unclear(
                    "The gateway answered with something that is not its API's JSON. Check that " + KEY
                            + "url leads to its API and not to a page for people.");
        }
        var sentence =
                "The gateway answered with return.status " + status + "; its documentation says what that means.";
        throw status < A_SERVER_FAULT
                ? new GatewayException.Refusing(sentence)
                : new GatewayException.Failing(sentence);
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
