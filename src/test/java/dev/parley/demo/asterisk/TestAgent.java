package dev.parley.demo.asterisk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The smallest agent there is: it registers as ai-call-center with a real Asterisk and notes what it is told. */
final class TestAgent implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final TestExchange exchange;
    private final WebSocket socket;

    TestAgent(TestExchange exchange) {
        this.exchange = exchange;
        var url = exchange.key("parley.asterisk.url").replaceFirst("^http", "ws")
                + "/ari/events?app=ai-call-center&api_key=" + key();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(url), new Listener())
                .join();
    }

    /** The next event of that type; others are passed over. */
    JsonNode event(String type) throws InterruptedException {
        while (true) {
            var event = events.poll(5, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("No " + type + " came within 5 seconds");
            }
            if (event.path("type").asText().equals(type)) {
                return event;
            }
        }
    }

    int ask(String method, String path) throws Exception {
        var uri = URI.create(exchange.key("parley.asterisk.url") + "/ari" + path + (path.contains("?") ? "&" : "?")
                + "api_key=" + key());
        var request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private String key() {
        return exchange.key("parley.asterisk.username") + ":" + exchange.key("parley.asterisk.password");
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    events.add(JSON.readTree(text.toString()));
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    throw new AssertionError(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return java.util.concurrent.CompletableFuture.completedFuture(true);
        }
    }
}
