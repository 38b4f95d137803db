package dev.parley.followup.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.followup.Channel;
import dev.parley.followup.FollowUpConfig;
import dev.parley.followup.Gateway;
import dev.parley.followup.GatewayServer;
import dev.parley.followup.Letter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SMS by one POST of JSON with an {@code Idempotency-Key}; every status from 200 to 299 says that it was taken. */
@Singleton
final class HttpGateway implements Gateway {
    private static final String KEY = "parley.followup.http.";
    private static final Pattern PLACE = Pattern.compile("\\{(to|text|id)}");

    private final HttpSmsConfig config;
    private final Optional<GatewayServer> server;

    HttpGateway(HttpSmsConfig config, FollowUpConfig followUps, Vertx vertx, ObjectMapper json) {
        this.config = config;
        server = config.url().map(url -> GatewayServer.at(vertx, KEY + "url", url, followUps));
        if (server.isPresent()) {
            check(json);
        }
    }

    @Override
    public String name() {
        return "http";
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
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", letter.id().toString());
        config.key()
                .ifPresent(key -> headers.put(
                        config.keyHeader(),
                        config.keyHeader().equalsIgnoreCase("Authorization") ? "Bearer " + key : key));
        var values = Map.of(
                "to", letter.to(), "text", letter.text(), "id", letter.id().toString());
        // gateways name what they took in as many ways as there are gateways
        return server.orElseThrow().post("", headers, filled(values)).replaceWith("");
    }

    private String filled(Map<String, String> values) {
        return PLACE.matcher(config.body())
                .replaceAll(place -> Matcher.quoteReplacement(new String(
                        JsonStringEncoder.getInstance().quoteAsString(values.getOrDefault(place.group(1), "")))));
    }

    private void check(ObjectMapper json) {
        try {
            json.readTree(filled(Map.of()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    KEY + "body is no JSON. Write it like {\"to\": \"{to}\", \"text\": \"{text}\"}", e);
        }
    }
}
