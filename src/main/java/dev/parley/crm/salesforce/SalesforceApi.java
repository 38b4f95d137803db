package dev.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.crm.Answer;
import dev.parley.crm.Correspondence;
import dev.parley.crm.CrmConfig;
import dev.parley.crm.CrmException;
import dev.parley.crm.CrmServer;
import dev.parley.crm.CrmServer.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Salesforce's REST API behind OAuth 2.0's client credentials (RFC 6749, 4.4). A token is kept until Salesforce refuses
 * it; then one new one is asked for. Thread-safe, never blocks.
 */
final class SalesforceApi {
    static final String URL = "parley.crm.salesforce.url";
    private static final String TOKEN = "/services/oauth2/token";
    private static final int UNAUTHORIZED = 401;
    private static final int SEVERAL = 300;
    private static final Access NONE = new Access("", "");

    private final SalesforceConfig config;
    private final CrmConfig crm;
    private final URI url;
    private final CrmServer server;
    private final AtomicReference<Access> access = new AtomicReference<>(NONE);

    /** What the token opens, and where. */
    private record Access(String token, String instance) {}

    SalesforceApi(Vertx vertx, URI url, SalesforceConfig config, CrmConfig crm) {
        this.config = config;
        this.crm = crm;
        this.url = url;
        this.server = CrmServer.at(vertx, URL, url, crm);
    }

    Uni<JsonNode> get(String path, Correspondence letters) {
        return ask("GET", path, Optional.empty(), letters);
    }

    Uni<JsonNode> send(String method, String path, ObjectNode body, Correspondence letters) {
        return ask(method, path, Optional.of(body), letters);
    }

    private Uni<JsonNode> ask(String method, String path, Optional<ObjectNode> body, Correspondence letters) {
        return allowed(letters)
                .flatMap(first -> exchange(first, method, path, body, letters)
                        .flatMap(answer -> answer.status() == UNAUTHORIZED
                                ? again(first, letters).flatMap(second -> exchange(second, method, path, body, letters))
                                : Uni.createFrom().item(answer)))
                .map(this::judged);
    }

    private Uni<Answer> exchange(
            Access by, String method, String path, Optional<ObjectNode> body, Correspondence letters) {
        var headers = Map.of("Authorization", "Bearer " + by.token());
        var address = by.instance() + "/services/data/" + config.version() + path;
        var request = body.map(it -> Request.json(method, address, headers, it))
                .orElseGet(() -> new Request(method, address, headers, ""));
        return server.exchange(request, letters);
    }

    private Uni<Access> allowed(Correspondence letters) {
        var known = access.get();
        return known.equals(NONE) ? login(letters) : Uni.createFrom().item(known);
    }

    /** Somebody else may have got a new one in the meantime. */
    private Uni<Access> again(Access refused, Correspondence letters) {
        access.compareAndSet(refused, NONE);
        return allowed(letters);
    }

    /** Neither the secret nor the token is kept with the letters. */
    private Uni<Access> login(Correspondence letters) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        var form = "grant_type=client_credentials&client_id="
                + encoded(config.clientId().orElse("")) + "&client_secret="
                + encoded(config.clientSecret().orElse(""));
        letters.sent("POST " + TOKEN, "");
        return server.exchange(new Request("POST", TOKEN, headers, form), new Correspondence())
                .invoke(answer -> letters.answered(answer.status(), ""))
                .map(this::access)
                .invoke(access::set);
    }

    private Access access(Answer answer) {
        if (answer.status() == 400 || answer.status() == UNAUTHORIZED) {
            throw new CrmException.Refusing("Salesforce does not let Parley in"
                    + code(answer).map(code -> " (" + code + ")").orElse("")
                    + ". Check parley.crm.salesforce.client-id and .client-secret, and that the connected app allows the "
                    + "client credentials flow and names a user to run as.");
        }
        var json = server.judge(answer);
        var token = json.path("access_token").asText("");
        var instance = json.path("instance_url").asText("").replaceFirst("/+$", "");
        if (token.isBlank() || !isServer(instance)) {
            throw new CrmException.Failing(
                    url + " answered without a token or without the address that it opens: check " + "that " + URL
                            + " is the organisation's own address (My Domain).");
        }
        return new Access(token, instance);
    }

    /** Never from TLS to plain text. */
    private boolean isServer(String address) {
        return address.matches("https://[^/\\s]+")
                || "http".equals(url.getScheme()) && address.matches("http://[^/\\s]+");
    }

    private JsonNode judged(Answer answer) {
        var code = code(answer).orElse("");
        if (code.equals("REQUEST_LIMIT_EXCEEDED")) {
            throw limit(answer);
        }
        if (code.equals("UNABLE_TO_LOCK_ROW")) {
            throw new CrmException.Failing("Salesforce has the same lead in work for somebody else.");
        }
        if (answer.status() == SEVERAL) {
            throw new CrmException.Refusing("Several leads have the same key. Merge them, and make the field that "
                    + "parley.crm.salesforce.lead-key names unique.");
        }
        try {
            return server.judge(answer);
        } catch (CrmException.Refusing refused) {
            throw code.isEmpty()
                    ? refused
                    : new CrmException.Refusing(refused.getMessage() + " Salesforce calls it " + code + ".");
        }
    }

    /** Too many at once is over soon; the day's requests come back bit by bit within 24 hours. */
    private CrmException limit(Answer answer) {
        return answer.body().contains("Concurrent")
                ? new CrmException.Busy("Salesforce has too many requests in work.", crm.busyPause())
                : new CrmException.Busy(
                        "The organisation has used up its requests to Salesforce for today.", crm.longestPause());
    }

    /** What Salesforce calls its trouble: {@code [{"errorCode": …}]}, or {@code {"error": …}} of the token's endpoint. */
    private static Optional<String> code(Answer answer) {
        var json = answer.status() < SEVERAL
                ? MissingNode.getInstance()
                : answer.json().orElse(MissingNode.getInstance());
        return Optional.of(
                        json.path(0).path("errorCode").asText(json.path("error").asText("")))
                .filter(code -> code.matches("[A-Za-z_]{3,60}"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
