package dev.parley.line.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ARI commands that Parley uses, one method each; every one fails with {@link AriException}. Ids are chosen by the
 * caller, so that no event can arrive before it is expected.
 */
final class AriCommands {
    private final WebClient http;
    private final URI url;
    private final String username;
    private final String password;
    private final String application;
    private final Duration timeout;

    AriCommands(Vertx vertx, URI url, AsteriskConfig config) {
        this.http = WebClient.create(
                vertx, new WebClientOptions().setMaxPoolSize(32).setKeepAliveTimeout(10));
        this.url = url;
        this.username = config.username();
        this.password = config.password().orElse("");
        this.application = config.application();
        this.timeout = config.commandTimeout();
    }

    Uni<Void> answer(String channel) {
        return send(HttpMethod.POST, "/channels/" + channel + "/answer", Map.of())
                .replaceWithVoid();
    }

    /** Asks Asterisk for a channel that exchanges sound with us; the answer tells Asterisk's own end. */
    Uni<JsonObject> externalMedia(String channel, Map<String, String> how) {
        var query = new HashMap<>(how);
        query.put("app", application);
        query.put("channelId", channel);
        return send(HttpMethod.POST, "/channels/externalMedia", query).map(AriCommands::object);
    }

    /** The value of a variable or dialplan function of a channel. */
    Uni<String> variable(String channel, String name) {
        return send(HttpMethod.GET, "/channels/" + channel + "/variable", Map.of("variable", name))
                .map(answer -> object(answer).getString("value", ""));
    }

    Uni<Boolean> hasModule(String name) {
        return send(HttpMethod.GET, "/asterisk/modules/" + name, Map.of())
                .map(answer -> object(answer).getString("status", "").equals("Running"))
                .onFailure(AriCommands::isGone)
                .recoverWithItem(false);
    }

    /**
     * Dials {@code endpoint}; the new channel enters our application, with {@code args}, when it is answered.
     *
     * @param caller the channel on whose behalf; the new one speaks its codecs, and not the finest that there is
     * @param callerId what the phone shows: {@code "name" <number>}
     */
    Uni<Void> dial(String channel, String caller, String endpoint, String args, String callerId, Duration ring) {
        return send(
                        HttpMethod.POST,
                        "/channels",
                        Map.of(
                                "endpoint", endpoint,
                                "app", application,
                                "appArgs", args,
                                "channelId", channel,
                                "originator", caller,
                                "callerId", callerId,
                                "timeout", Long.toString(ring.toSeconds())))
                .replaceWithVoid();
    }

    Uni<Void> createBridge(String bridge) {
        return send(HttpMethod.POST, "/bridges/" + bridge, Map.of("type", "mixing,dtmf_events"))
                .replaceWithVoid();
    }

    Uni<Void> addToBridge(String bridge, String... channels) {
        return send(
                        HttpMethod.POST,
                        "/bridges/" + bridge + "/addChannel",
                        Map.of("channel", String.join(",", channels)))
                .replaceWithVoid();
    }

    Uni<Void> removeFromBridge(String bridge, String channel) {
        return send(HttpMethod.POST, "/bridges/" + bridge + "/removeChannel", Map.of("channel", channel))
                .replaceWithVoid();
    }

    /** Tells the caller by the usual tone that somebody's phone is ringing. */
    Uni<Void> ring(String channel, boolean on) {
        return send(on ? HttpMethod.POST : HttpMethod.DELETE, "/channels/" + channel + "/ring", Map.of())
                .replaceWithVoid();
    }

    /** A channel that hears what comes in from {@code channel}, and is heard by nobody. */
    Uni<Void> snoop(String channel, String snoop) {
        return send(
                        HttpMethod.POST,
                        "/channels/" + channel + "/snoop/" + snoop,
                        Map.of("app", application, "spy", "in", "whisper", "none"))
                .replaceWithVoid();
    }

    /** Whether the dialplan has that extension; true when Asterisk cannot tell (it needs func_dialplan). */
    Uni<Boolean> hasExtension(String channel, String context, String extension) {
        var question = "DIALPLAN_EXISTS(" + context + "," + extension + ",1)";
        return send(HttpMethod.GET, "/channels/" + channel + "/variable", Map.of("variable", question))
                .map(answer -> !object(answer).getString("value", "").equals("0"))
                .onFailure()
                .recoverWithItem(true);
    }

    /** Out of the application and on in the dialplan. */
    Uni<Void> continueAt(String channel, String context, String extension) {
        return send(
                        HttpMethod.POST,
                        "/channels/" + channel + "/continue",
                        Map.of("context", context, "extension", extension, "priority", "1"))
                .replaceWithVoid();
    }

    Uni<Void> play(String channel, String sound, String playback) {
        return send(
                        HttpMethod.POST,
                        "/channels/" + channel + "/play",
                        Map.of("media", "sound:" + sound, "playbackId", playback))
                .replaceWithVoid();
    }

    /** From now on, by itself; never when zero. Whole seconds. */
    Uni<Void> hangUpAfter(String channel, Duration time) {
        return send(
                        HttpMethod.POST,
                        "/channels/" + channel + "/variable",
                        Map.of("variable", "TIMEOUT(absolute)", "value", Long.toString(time.toSeconds())))
                .replaceWithVoid();
    }

    /** Gone already counts as done. */
    Uni<Void> hangUp(String channel) {
        return delete("/channels/" + channel);
    }

    /** Gone already counts as done. */
    Uni<Void> destroyBridge(String bridge) {
        return delete("/bridges/" + bridge);
    }

    Uni<List<AriChannel>> channels() {
        return list("/channels").map(all -> all.stream()
                .map(JsonObject.class::cast)
                .map(AriChannel::of)
                .toList());
    }

    Uni<List<String>> bridgeIds() {
        return list("/bridges").map(all -> all.stream()
                .map(JsonObject.class::cast)
                .map(bridge -> bridge.getString("id", ""))
                .toList());
    }

    /** The channels in our application; empty when nobody is connected for it and nothing is in it. */
    Uni<Optional<Set<String>>> channelsInApplication() {
        return send(HttpMethod.GET, "/applications/" + URLEncoder.encode(application, UTF_8), Map.of())
                .map(AriCommands::object)
                .map(known -> known.getJsonArray("channel_ids", new JsonArray()).stream()
                        .map(Object::toString)
                        .collect(Collectors.toSet()))
                .map(Optional::of)
                .onFailure(AriCommands::isGone)
                .recoverWithItem(Optional.empty());
    }

    /** Asterisk's version, such as "22.10.1". */
    Uni<String> version() {
        return send(HttpMethod.GET, "/asterisk/info", Map.of("only", "system"))
                .map(AriCommands::object)
                .map(info -> info.getJsonObject("system", new JsonObject()).getString("version", "unknown"));
    }

    void close() {
        http.close();
    }

    private Uni<JsonArray> list(String path) {
        return send(HttpMethod.GET, path, Map.of())
                .map(answer -> Objects.requireNonNullElseGet(answer.bodyAsJsonArray(), JsonArray::new));
    }

    private static JsonObject object(HttpResponse<Buffer> answer) {
        return Objects.requireNonNullElseGet(answer.bodyAsJsonObject(), JsonObject::new);
    }

    private Uni<Void> delete(String path) {
        return send(HttpMethod.DELETE, path, Map.of())
                .replaceWithVoid()
                .onFailure(AriCommands::isGone)
                .recoverWithNull();
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof AriException refused && refused.isGone();
    }

    private Uni<HttpResponse<Buffer>> send(HttpMethod method, String path, Map<String, String> query) {
        return Uni.createFrom()
                .completionStage(() -> request(method, path, query).send().toCompletionStage())
                .onFailure(failure -> !(failure instanceof AriException))
                .transform(failure -> new AriException(
                        "Asterisk at " + url + " did not answer " + method + " " + path + ": " + failure.getMessage(),
                        failure))
                .onItem()
                .invoke(answer -> check(method, path, answer));
    }

    private HttpRequest<Buffer> request(HttpMethod method, String path, Map<String, String> query) {
        var request = http.requestAbs(method, url + "/ari" + path)
                .basicAuthentication(username, password)
                .timeout(timeout.toMillis());
        query.forEach(request::addQueryParam);
        return request;
    }

    private void check(HttpMethod method, String path, HttpResponse<Buffer> answer) {
        if (answer.statusCode() >= 300) {
            throw new AriException(
                    answer.statusCode(),
                    "Asterisk refused " + method + " " + path + " with " + answer.statusCode() + ": " + reason(answer));
        }
    }

    private static String reason(HttpResponse<Buffer> answer) {
        try {
            return Json.decodeValue(answer.body()) instanceof JsonObject json
                    ? json.getString("message", json.encode())
                    : String.valueOf(answer.bodyAsString());
        } catch (RuntimeException e) {
            return String.valueOf(answer.statusMessage());
        }
    }
}
