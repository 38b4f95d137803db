package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AriSocketTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<AriEvent> events = new CopyOnWriteArrayList<>();
    private Cancellable subscription = () -> {};

    @AfterEach
    void close() throws Exception {
        subscription.cancel();
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Test
    void eventsArriveInOrder() throws Exception {
        try (var asterisk = new FakeAsterisk(vertx)) {
            listenTo(asterisk.url());
            await().until(() -> events.contains(new AriEvent.Connected()));
            for (int i = 0; i < 100; i++) {
                asterisk.send("{\"type\":\"StasisEnd\",\"channel\":{\"id\":\"" + i + "\"}}");
            }
            await().until(() -> events.size() == 101);
            assertThat(events.subList(1, 101).stream().map(event -> ((AriEvent.OfChannel) event).channelId()))
                    .containsExactly(java.util.stream.IntStream.range(0, 100)
                            .mapToObj(Integer::toString)
                            .toArray(String[]::new));
        }
    }

    @Test
    void aCutSocketIsTakenUpAgainAndHearsLaterEvents() throws Exception {
        try (var asterisk = new FakeAsterisk(vertx)) {
            listenTo(asterisk.url());
            await().until(() -> !asterisk.sockets.isEmpty());
            asterisk.cut();
            await().until(() -> !asterisk.sockets.isEmpty());
            asterisk.send("{\"type\":\"StasisEnd\",\"channel\":{\"id\":\"later\"}}");
            await().until(() -> events.contains(new AriEvent.StasisEnd("later")));
            assertThat(events.stream().filter(AriEvent.Disconnected.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    void anAsteriskThatStartsLaterIsFound() throws Exception {
        int port;
        try (var gone = new FakeAsterisk(vertx)) {
            port = gone.port();
        }
        listenTo(URI.create("http://127.0.0.1:" + port));
        await().until(() -> !events.isEmpty());
        assertThat(((AriEvent.Disconnected) events.getFirst()).why())
                .contains("cannot be reached")
                .contains("parley.asterisk.url");
        assertThat(((AriEvent.Disconnected) events.getFirst()).refused()).isFalse();
        try (var back = new FakeAsterisk(vertx, port)) {
            await().atMost(Duration.ofSeconds(8)).until(() -> events.contains(new AriEvent.Connected()));
        }
    }

    @Test
    void aWrongPasswordIsARefusalThatNamesTheKeys() throws Exception {
        try (var asterisk = new FakeAsterisk(vertx)) {
            asterisk.refuseWith(401);
            listenTo(asterisk.url());
            await().until(() -> !events.isEmpty());
            var refusal = (AriEvent.Disconnected) events.getFirst();
            assertThat(refusal.refused()).isTrue();
            assertThat(refusal.why()).contains("parley.asterisk.password").contains("parley.asterisk.username");
        }
    }

    @Test
    void aServerThatIsNoAsteriskIsARefusalThatNamesTheUrl() throws Exception {
        try (var asterisk = new FakeAsterisk(vertx)) {
            asterisk.refuseWith(404);
            listenTo(asterisk.url());
            await().until(() -> !events.isEmpty());
            assertThat(((AriEvent.Disconnected) events.getFirst()).why()).contains("parley.asterisk.url");
        }
    }

    @Test
    void waitsGrowToTwoSecondsWithJitter() {
        for (int round = 0; round < 100; round++) {
            assertThat(AriSocket.wait(0)).isBetween(160L, 240L);
            assertThat(AriSocket.wait(3)).isBetween(1280L, 1920L);
            assertThat(AriSocket.wait(60)).isBetween(1600L, 2400L);
        }
    }

    private void listenTo(URI url) {
        subscription = new AriSocket(vertx, vertx.getOrCreateContext(), url, FakeCalls.config(Map.of()))
                .events()
                .subscribe()
                .with(events::add);
    }
}
