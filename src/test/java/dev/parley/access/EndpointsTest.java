package dev.parley.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.access.Endpoints.Endpoint;
import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goes through every endpoint that there is, so that a new one that forgets to ask who is there is red. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class EndpointsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** The webhook asks by itself: for a signature over its body, or for calls:write. */
    private static final Set<String> OPEN_TO_ALL = Set.of(
            "DevResource.list",
            "SessionResource.show",
            "SessionResource.begin",
            "SessionResource.end",
            "CallEndedResource.callEnded");

    @Inject
    Event<CallEvent> events;

    @Inject
    Teams teams;

    @Inject
    ApiKeys keys;

    @Inject
    DevPeople people;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CallId call = CallId.random();
    private final String marker = "Zanzibar" + ThreadLocalRandom.current().nextInt(100_000, 999_999);
    private Keys other;

    @BeforeEach
    void somethingOfTheFirstTeams() {
        other = new Keys(teams, keys);
        var start = Instant.parse("2026-03-01T10:15:30Z");
        events.fire(new CallEvent.Rang(call, start, new Caller("+1" + marker, marker, false), "PJSIP/1", "bant", "en"));
        events.fire(new CallEvent.TurnTaken(call, start, Speaker.CALLER, marker, Map.of()));
    }

    @AfterEach
    void leaveNothingBehind() {
        events.fire(new CallEvent.Ended(call, Instant.now(), Outcome.ABANDONED, Map.of(), "over"));
        other.sweep();
    }

    @Test
    void everyEndpointSaysWhichPermissionItTakes() {
        var endpoints = Endpoints.all();
        assertThat(endpoints).hasSizeGreaterThan(10);
        assertThat(endpoints.stream().filter(one -> !OPEN_TO_ALL.contains(one.method())))
                .allSatisfy(one -> assertThat(one.permissions())
                        .as(one.toString())
                        .isNotEmpty()
                        .isSubsetOf(Permissions.ALL));
    }

    @Test
    void aKeyWithoutTheScopeIsRefusedEverywhere() throws Exception {
        for (var endpoint : guarded()) {
            var scopes = new HashSet<>(Permissions.ALL);
            scopes.removeAll(endpoint.permissions());
            var answer = ask(endpoint, other.secretWith(scopes), "1");
            assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(403);
            assertProblem(answer, endpoint);
        }
    }

    @Test
    void aTokenThatNobodyKnowsIsRefusedEverywhere() throws Exception {
        for (var endpoint : guarded()) {
            for (var token : List.of("plk_unknown", "pld_unknown", "eyJhbGciOiJub25lIn0.e30.")) {
                var answer = ask(endpoint, token, "1");
                assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
                assertProblem(answer, endpoint);
            }
        }
    }

    @Test
    void eachRoleMayWhatItsPermissionsSayAndNoMore() throws Exception {
        assertThat(people.ready()).hasSize(Role.values().length);
        for (var person : people.ready()) {
            var role = Role.named(person.role()).orElseThrow();
            for (var endpoint : guarded()) {
                var may = endpoint.opensTo(role.permissions());
                var status = ask(endpoint, person.token(), "0").statusCode();
                assertThat(status == 403 || status == 401)
                        .as(person.role() + " at " + endpoint + " was answered " + status)
                        .isEqualTo(!may);
            }
        }
    }

    @Test
    void anotherTeamsKeySeesNothingOfTheFirstTeams() throws Exception {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/api/calls/" + call, "").body()).contains(marker));
        var secret = other.secretWith(Permissions.ALL);
        var seen = new ArrayList<String>();
        for (var endpoint : guarded()) {
            var answer = ask(endpoint, secret, call.value());
            assertThat(answer.body())
                    .as(endpoint.toString())
                    .doesNotContain(marker)
                    .doesNotContain(call.value() + "\",");
            if (endpoint.path().startsWith("/api/calls/") && endpoint.path().contains("{")) {
                assertThat(answer.statusCode()).as(endpoint.toString()).isIn(404, 405);
                seen.add(endpoint.path());
            }
        }
        assertThat(seen).contains("/api/calls/{id}", "/api/calls/{id}/recording", "/api/calls/{id}/peaks");
    }

    @Test
    void anotherTeamsKeyDoesNotFindALeadOfTheFirst() throws Exception {
        events.fire(new CallEvent.Ended(call, Instant.now(), Outcome.QUALIFIED, Map.of("name", marker), "done"));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        new JsonObject(get("/api/calls/" + call, "").body()).getLong("leadId"))
                .isNotNull());
        var lead = new JsonObject(get("/api/calls/" + call, "").body()).getLong("leadId");
        var secret = other.secretWith(Permissions.ALL);
        assertThat(get("/api/leads/" + lead, "").statusCode()).isEqualTo(200);
        assertThat(get("/api/leads/" + lead, secret).statusCode()).isEqualTo(404);
        assertThat(get("/api/leads?size=200", "").body()).contains(marker);
        assertThat(get("/api/leads?size=200", secret).body()).doesNotContain(marker);
        assertThat(get("/api/calls?size=200", secret).body()).doesNotContain(marker);
    }

    @Test
    void theLivePageShowsAnotherTeamNoCallOfTheFirst() throws Exception {
        assertThat(snapshot("")).contains(marker);
        assertThat(snapshot(other.secretWith(Set.of("calls:read"))))
                .contains("\"snapshot\"")
                .doesNotContain(marker);
    }

    @Test
    void theLivePagesSocketOpensForNobodyWithoutThePermission() {
        assertThat(opening(other.secretWith(Set.of("leads:read")), new CompletableFuture<>()))
                .failsWithin(SOON);
        assertThat(opening("plk_unknown", new CompletableFuture<>())).failsWithin(SOON);
    }

    private String snapshot(String secret) throws Exception {
        var first = new CompletableFuture<String>();
        var socket = opening(secret, first).get(30, TimeUnit.SECONDS);
        try {
            return first.get(30, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }

    private CompletableFuture<WebSocket> opening(String secret, CompletableFuture<String> first) {
        var builder = http.newWebSocketBuilder();
        if (!secret.isEmpty()) {
            builder.header("Authorization", "Bearer " + secret);
        }
        return builder.buildAsync(URI.create(home().replace("http", "ws") + "/live"), new FirstMessage(first));
    }

    private static final class FirstMessage implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<String> whole;

        FirstMessage(CompletableFuture<String> whole) {
            this.whole = whole;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                whole.complete(text.toString());
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private static List<Endpoint> guarded() {
        return Endpoints.all().stream()
                .filter(one -> !OPEN_TO_ALL.contains(one.method()))
                .toList();
    }

    private HttpResponse<String> get(String path, String secret) throws IOException, InterruptedException {
        return http.send(request(path, secret).build(), BodyHandlers.ofString());
    }

    /** @param id for every parameter in the path */
    private HttpResponse<String> ask(Endpoint endpoint, String secret, String id)
            throws IOException, InterruptedException {
        var request = request(endpoint.path().replaceAll("\\{[^/]*}", id), secret);
        var form = endpoint.takes().startsWith("multipart/");
        var body = endpoint.verb().equals("GET") || endpoint.verb().equals("DELETE")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(form ? "--x--\r\n" : "{");
        return http.send(
                request.header("Content-Type", form ? endpoint.takes() + "; boundary=x" : endpoint.takes())
                        .method(endpoint.verb(), body)
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String secret) {
        var request = HttpRequest.newBuilder(URI.create(home() + path)).timeout(SOON);
        return secret.isEmpty() ? request : request.header("Authorization", "Bearer " + secret);
    }

    private static void assertProblem(HttpResponse<String> answer, Endpoint endpoint) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .as(endpoint.toString())
                .contains("application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("detail"))
                .as(endpoint.toString())
                .endsWith(".");
    }

    private static String home() {
        return "http://"
                + ConfigProvider.getConfig().getValue("test.url", URI.class).getAuthority();
    }
}
