package dev.parley.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.access.Contexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Lanes lanes = lanes(100, Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void inOneLaneEachPieceWaitsForTheOneBefore() {
        lanes.add("a", failing(3, "first"));
        lanes.add("a", piece("second"));
        lanes.add("a", piece("third"));
        assertThat(lanes.drained(Duration.ofSeconds(10))).isTrue();
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void lanesDoNotWaitForEachOther() {
        lanes.add("stuck", failing(Integer.MAX_VALUE, "never"));
        lanes.add("free", piece("free"));
        await().untilAsserted(() -> assertThat(done).containsExactly("free"));
        assertThat(lanes.waiting()).isOne();
    }

    @Test
    void aPieceThatIsHopelessIsGivenUpAndTheNextGoesOn() {
        lanes.add("a", () -> Uni.createFrom().failure(new IllegalArgumentException("refused")));
        lanes.add("a", () -> {
            throw new IllegalArgumentException("refused before it began");
        });
        lanes.add("a", piece("next"));
        assertThat(lanes.drained(Duration.ofSeconds(10))).isTrue();
        assertThat(done).containsExactly("next");
    }

    @Test
    void aTryThatHangsIsATryThatFailed() {
        var impatient = lanes(100, Duration.ofMillis(100));
        var tries = new AtomicInteger();
        impatient.add(
                "a",
                () -> tries.incrementAndGet() == 1
                        ? Uni.createFrom().nothing()
                        : piece("second try").get());
        assertThat(impatient.drained(Duration.ofSeconds(10))).isTrue();
        assertThat(done).containsExactly("second try");
    }

    @Test
    void whatIsBeyondTheBoundIsRefused() {
        var small = lanes(2, Duration.ofSeconds(5));
        small.add("stuck", failing(Integer.MAX_VALUE, "never"));
        small.add("stuck", piece("waits"));
        small.add("other", piece("refused"));
        assertThat(small.waiting()).isEqualTo(2);
        assertThat(small.drained(Duration.ofMillis(300))).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void manyPiecesFromManyThreadsAllGetDoneInOrder() throws InterruptedException {
        var roomy = lanes(100_000, Duration.ofSeconds(5));
        var threads = IntStream.range(0, 8)
                .mapToObj(lane -> Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 200; i++) {
                        roomy.add("lane " + lane, piece(lane + " " + i));
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(roomy.drained(Duration.ofSeconds(20))).isTrue();
        for (int lane = 0; lane < 8; lane++) {
            var prefix = lane + " ";
            var expected = IntStream.range(0, 200).mapToObj(i -> prefix + i).toList();
            assertThat(done.stream().filter(word -> word.startsWith(prefix))).containsExactlyElementsOf(expected);
        }
    }

    private Lanes lanes(int most, Duration perTry) {
        var backoff = new Backoff(Duration.ofMillis(5), Duration.ofMillis(50));
        var settings =
                new Lanes.Settings("The store", 4, most, perTry, backoff, IllegalArgumentException.class::isInstance);
        return new Lanes(settings, new Contexts(vertx));
    }

    private Supplier<Uni<Void>> piece(String name) {
        return () -> Uni.createFrom().voidItem().invoke(() -> done.add(name));
    }

    private Supplier<Uni<Void>> failing(int times, String name) {
        var tries = new AtomicInteger();
        return () -> tries.getAndIncrement() < times
                ? Uni.createFrom().failure(new IllegalStateException("away"))
                : piece(name).get();
    }
}
