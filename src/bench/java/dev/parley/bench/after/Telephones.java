package dev.parley.bench.after;

import dev.parley.aftercall.webhook.WebhookKeys;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A telephone system that tells of calls that are over, signed, and takes the time until each 202. Any thread. */
public final class Telephones implements AutoCloseable {
    /** A secret for the bench alone. */
    public static final String SECRET = "whsec_YWZ0ZXItdGhlLWNhbGwtYmVuY2gtc2VjcmV0";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ACCEPTED = 202;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI events;
    private final URI nothing;
    private final List<Double> millis = new ArrayList<>();

    /** @param parley its base address */
    public Telephones(String parley) {
        events = URI.create(parley + "/api/voip/events/call-ended");
        nothing = URI.create(parley + "/q/health/live");
    }

    /** @param field {@code recordingUrl} or {@code transcriptUrl} */
    public void tell(String call, long lead, String field, String address) {
        var now = Instant.now();
        var body = new JsonObject()
                .put("callId", call)
                .put("leadId", lead)
                .put("direction", "inbound")
                .put("startedAt", now.minusSeconds(190).toString())
                .put("endedAt", now.minusSeconds(10).toString())
                .put(field, address)
                .encode();
        var id = "msg-" + call;
        var request = HttpRequest.newBuilder(events)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", WebhookKeys.sign(SECRET, id, now, body.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString(body))
                .build();
        long asked = System.nanoTime();
        var answer = send(request);
        synchronized (this) {
            millis.add((System.nanoTime() - asked) / 1e6);
        }
        if (!answer.startsWith(ACCEPTED + " ")) {
            throw new IllegalStateException("An event was not accepted: " + answer);
        }
    }

    /** How long an empty request takes now, in ms: what the machine and the way there cost. */
    public double nothing() {
        var request = HttpRequest.newBuilder(nothing).timeout(PATIENCE).build();
        long asked = System.nanoTime();
        send(request);
        return (System.nanoTime() - asked) / 1e6;
    }

    /** How long each acceptance took since this was last asked, in ms, the shortest first. */
    public synchronized List<Double> acceptances() {
        var sorted = millis.stream().sorted().toList();
        millis.clear();
        return sorted;
    }

    @Override
    public void close() {
        http.close();
    }

    private String send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Parley cannot be told of a call", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
