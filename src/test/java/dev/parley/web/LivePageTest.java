package dev.parley.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Part;
import dev.parley.talk.Speaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LivePageTest {
    private static final String NASTY = "<img src=x onerror=alert(1)> \u202e مریم 🎧 \" \\ \u0000 \n";

    @Inject
    Event<CallEvent> events;

    @Inject
    LivePage live;

    private final CallId call = CallId.random();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void theCallIsOver() {
        events.fire(Facts.ended(call));
    }

    @Test
    void anOpenPageGetsASnapshotAndThenEveryFactInOrder() throws Exception {
        events.fire(Facts.rang(call));
        try (var page = open()) {
            var snapshot = page.next("snapshot");
            assertThat(calls(snapshot)).contains(call.value());

            events.fire(new CallEvent.StateChanged(call, Facts.NOON, "Listening"));
            events.fire(Facts.said(call, Speaker.CALLER, "Hello."));
            events.fire(Facts.filled(call, "amount", "50000", "fifty thousand"));
            events.fire(Facts.ended(call));

            assertThat(page.next("stateChanged").getString("state")).isEqualTo("Listening");
            assertThat(page.next("turnTaken").getJsonObject("turn").getString("who"))
                    .isEqualTo("caller");
            assertThat(page.next("slotFilled").getJsonObject("slot").getString("spoken"))
                    .isEqualTo("fifty thousand");
            assertThat(page.next("ended").getString("outcome")).isEqualTo("qualified");
        }
        try (var later = open()) {
            assertThat(calls(later.next("snapshot"))).doesNotContain(call.value());
        }
    }

    @Test
    void markupAndAnyScriptArriveAsTheyWere() throws Exception {
        try (var page = open()) {
            page.next("snapshot");
            events.fire(Facts.rang(call, "<b>" + "ن".repeat(10)));
            events.fire(Facts.said(call, Speaker.CALLER, NASTY));

            var caller = page.next("rang").getJsonObject("call").getJsonObject("caller");
            assertThat(caller.getString("name")).isEqualTo("<b>نننننننننن");
            assertThat(page.next("turnTaken").getJsonObject("turn").getString("text"))
                    .isEqualTo(NASTY);
        }
    }

    @Test
    void aStormOfPartialsReachesThePageSlowlyAndWithTheLastWords() throws Exception {
        events.fire(Facts.rang(call));
        try (var page = open()) {
            page.next("snapshot");
            var start = System.nanoTime();
            for (var i = 1; i <= 100; i++) {
                events.fire(Facts.heard(call, "word " + i));
            }

            var told = 0;
            for (var words = ""; !words.equals("word 100"); told++) {
                words = page.next("partlyHeard").getString("text");
            }
            var fifths = Duration.ofNanos(System.nanoTime() - start).toMillis() / 200;
            assertThat(told).isLessThanOrEqualTo((int) fifths + 2).isLessThan(100);
        }
    }

    @Test
    void aPageThatReadsNothingIsLetGoAndTheOthersGoOn() throws Exception {
        events.fire(Facts.rang(call));
        try (var deaf = new Socket();
                var page = open()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress(home().getHost(), home().getPort()));
            deaf.getOutputStream().write(upgrade().getBytes(StandardCharsets.US_ASCII));
            page.next("snapshot");
            var words = "x".repeat(20_000);
            for (var i = 0; i < 500; i++) {
                events.fire(Facts.said(call, Speaker.AGENT, i + words));
                assertThat(page.next("turnTaken").getJsonObject("turn").getString("text"))
                        .startsWith(i + "x");
            }
            assertThat(readToTheEnd(deaf)).isLessThan(500L * words.length());
        }
    }

    @Test
    void anOpenPageHearsOfAPartThatChanged() throws Exception {
        try (var page = open()) {
            page.next("snapshot");
            live.show(List.of(new Part.Status("ears", Part.Level.DEGRADED, "Callers answer by keypad.")));

            assertThat(page.nextWith("by keypad"))
                    .isEqualTo("{\"type\":\"partsChanged\",\"parts\":[{\"part\":\"ears\",\"level\":\"DEGRADED\","
                            + "\"sentence\":\"Callers answer by keypad.\"}]}");
        }
    }

    @Test
    void thePictureCanBeAskedForOnce() {
        events.fire(Facts.rang(call));

        given().get("/api/live")
                .then()
                .statusCode(200)
                .body("type", equalTo("snapshot"))
                .body("calls.find { it.id == '" + call.value() + "' }.caller.number", equalTo("+4930901820"))
                .body("calls.find { it.id == '" + call.value() + "' }.startedAt", equalTo("2030-05-01T12:00:00Z"));
    }

    @Test
    void anotherSitesPageIsRefused() {
        assertThatThrownBy(() -> http.newWebSocketBuilder()
                        .header("Origin", "http://evil.example")
                        .buildAsync(address(), new Page())
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(403));
    }

    @Test
    void thePageMayRunNoScriptButItsOwn() {
        for (var path : List.of("/", "/index.html", "/page/main.js", "/api/live")) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .header("X-Content-Type-Options", equalTo("nosniff"));
        }
    }

    @Test
    void aNewVersionOfThePageIsSeenAtOnce() {
        for (var path : List.of("/", "/page/main.js")) {
            given().get(path).then().header("Cache-Control", equalTo("no-cache"));
        }
    }

    private Page open() {
        var page = new Page();
        http.newWebSocketBuilder()
                .header("Origin", origin())
                .buildAsync(address(), page)
                .join();
        return page;
    }

    private static URI home() {
        return ConfigProvider.getConfig().getValue("test.url", URI.class);
    }

    private URI address() {
        return URI.create(origin().replace("http", "ws") + "/live");
    }

    private String origin() {
        return "http://" + home().getAuthority();
    }

    private static List<String> calls(JsonObject snapshot) {
        return snapshot.getJsonArray("calls").stream()
                .map(each -> ((JsonObject) each).getString("id"))
                .toList();
    }

    private String upgrade() {
        return String.join(
                "\r\n",
                "GET /live HTTP/1.1",
                "Host: " + home().getAuthority(),
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "",
                "");
    }

    /** @return how many bytes the server had sent when it ended the connection */
    private static long readToTheEnd(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** An open page that keeps what it is told. */
    private static final class Page implements WebSocket.Listener, AutoCloseable {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
        private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            socket.complete(opened);
            opened.request(Long.MAX_VALUE);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                told.add(text.toString());
                text.setLength(0);
            }
            return null;
        }

        /** The next message, which has to be of this type; news of the parts may come at any time. */
        private JsonObject next(String type) throws InterruptedException {
            while (true) {
                var message = new JsonObject(next());
                if (!List.of("partsChanged", "beat").contains(message.getString("type"))) {
                    assertThat(message.getString("type")).isEqualTo(type);
                    return message;
                }
            }
        }

        /** The next message with these words in it, as it came. */
        private String nextWith(String words) throws InterruptedException {
            var text = next();
            while (!text.contains(words)) {
                text = next();
            }
            return text;
        }

        private String next() throws InterruptedException {
            return Optional.ofNullable(told.poll(10, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("The page was told nothing for 10 s."));
        }

        @Override
        public void close() {
            socket.join().abort();
        }
    }
}
