package dev.parley.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What crews do with jobs, and with their stores gone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class CrewTest extends CrewFixture {
    @Test
    void jobsOfOneLaneAreDoneInTheOrderOfArrivalOneAtATime() {
        var atOnce = new AtomicInteger();
        crew(TestJobs.quick(), (job, steps) -> {
            if (atOnce.incrementAndGet() > 1) {
                done.add("two at once");
            }
            return pause(5).invoke(() -> {
                done.add(job.key());
                atOnce.decrementAndGet();
            });
        });
        var keys = IntStream.range(0, 20).mapToObj(i -> "job " + i).toList();
        keys.forEach(key -> accept(key, "lane"));
        await().atMost(SOON).untilAsserted(() -> assertThat(done).containsExactlyElementsOf(keys));
    }

    @Test
    void aFailureHoldsItsLaneUpAndNoOther() {
        var tries = new AtomicInteger();
        crew(
                TestJobs.quick(),
                (job, steps) -> job.key().equals("first") && tries.incrementAndGet() < 3
                        ? Uni.createFrom().failure(new Setback("Not yet."))
                        : finished(job));
        accept("first", "stuck");
        accept("second", "stuck");
        accept("other", "free");
        await().atMost(SOON).untilAsserted(() -> assertThat(done).hasSize(3));
        assertThat(done).containsSubsequence("other", "first", "second");
    }

    @Test
    void afterTheLastTryAJobIsDeadAndSaysWhyAndReplayedItStartsAnew() {
        var healed = new AtomicInteger();
        crew(
                TestJobs.quick(),
                (job, steps) -> healed.get() == 0
                        ? Uni.createFrom().failure(new IllegalStateException("Alice, +1 415 555 0123"))
                        : finished(job));
        var id = accept("a", "");
        awaitState(id, "dead");
        assertThat(text("attempts", id)).isEqualTo("3");
        assertThat(text("last_error", id)).startsWith("The worker failed with IllegalStateException at CrewTest.java:");
        healed.set(1);
        assertThat(sql("update jobs set state = 'waiting', attempts = 0 where id = '" + id + "'"))
                .isOne();
        awaitState(id, "done");
    }

    @Test
    void whatIsHopelessIsDeadAtOnceAndTheNextOfTheLaneGoesOn() {
        crew(
                TestJobs.quick(),
                (job, steps) -> job.key().equals("a")
                        ? Uni.createFrom().failure(new Hopeless("The recording is of another lead."))
                        : finished(job));
        var id = accept("a", "lane");
        accept("b", "lane");
        awaitState(id, "dead");
        assertThat(text("attempts", id)).isEqualTo("1");
        assertThat(text("last_error", id)).isEqualTo("The recording is of another lead.");
        await().atMost(SOON).untilAsserted(() -> assertThat(done).containsExactly("b"));
    }

    @Test
    void aJobKnowsWhenItWasAskedFor() {
        var begun = Instant.now();
        crew(TestJobs.quick(), (job, steps) -> {
            done.add(job.acceptedAt().toString());
            return Uni.createFrom().voidItem();
        });
        awaitState(accept("a", ""), "done");
        assertThat(Instant.parse(done.getFirst()))
                .isBetween(begun.minusSeconds(2), Instant.now().plusSeconds(2));
    }

    @Test
    void laterIsNoFailure() {
        var tries = new AtomicInteger();
        crew(
                TestJobs.quick(),
                (job, steps) -> tries.incrementAndGet() <= 6
                        ? Uni.createFrom().failure(new Later(Duration.ofMillis(10)))
                        : finished(job));
        var id = accept("a", "");
        awaitState(id, "done");
        assertThat(text("attempts", id)).isEqualTo("0");
    }

    @Test
    void aStepThatIsDoneIsNotDoneAgainWhenTheWorkerFailsAfterIt() {
        var first = new AtomicInteger();
        var second = new AtomicInteger();
        crew(TestJobs.quick(), (job, steps) -> steps.once("first", () -> {
                    first.incrementAndGet();
                    return Uni.createFrom().item("{\"text\": \"hello\"}");
                })
                .flatMap(result -> steps.once("second", () -> {
                    if (second.incrementAndGet() < 3) {
                        throw new Setback("Not yet.");
                    }
                    done.add(result);
                    return Uni.createFrom().item("2");
                }))
                .replaceWithVoid());
        awaitState(accept("a", ""), "done");
        assertThat(first).hasValue(1);
        assertThat(second).hasValue(3);
        assertThat(done).containsExactly("{\"text\": \"hello\"}");
    }

    @Test
    void noMoreThanTheBoundIsInWorkAndTheRestWaits() {
        var gates = new CopyOnWriteArrayList<UniEmitter<? super Void>>();
        var crew = crew(
                TestJobs.quick().atOnce(3),
                (job, steps) -> Uni.createFrom().<Void>emitter(gates::add).invoke(() -> done.add(job.key())));
        IntStream.range(0, 10).forEach(i -> accept("job " + i, ""));
        for (int finished = 0; finished < 10; finished++) {
            var working = Math.min(3, 10 - finished);
            await().atMost(SOON).untilAsserted(() -> assertThat(gates).hasSize(working));
            assertThat(crew.inWork()).isLessThanOrEqualTo(3);
            assertThat(count("waiting")).isEqualTo(10 - finished - working);
            gates.removeFirst().complete(null);
            var sofar = finished + 1;
            await().atMost(SOON).untilAsserted(() -> assertThat(done).hasSize(sofar));
        }
    }

    @Test
    void redisFlushedInMidWorkLosesNothing() {
        crew(TestJobs.quick(), (job, steps) -> pause(10).invoke(() -> done.add(job.key())));
        for (int i = 0; i < 60; i++) {
            accept("job " + i, "lane " + i % 10);
            if (i % 20 == 10) {
                redis.execute("FLUSHALL").await().atMost(SOON);
            }
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(done).hasSize(60));
        assertThat(done).doesNotHaveDuplicates();
    }

    @Test
    void redisGoneAndBackLosesNothing() {
        crew(TestJobs.quick(), (job, steps) -> finished(job));
        accept("before", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(done).containsExactly("before"));
        outage.redis().cut();
        try {
            accept("without", "");
            await().atMost(SOON).untilAsserted(() -> assertThat(done).containsExactly("before", "without"));
        } finally {
            outage.redis().mend();
        }
        accept("after", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(done).containsExactly("before", "without", "after"));
    }

    @Test
    void redisAloneWakesAWorkerThatSweepsNever() {
        crew(TestJobs.quick().sweep(NEVER), (job, steps) -> finished(job));
        accept("first", "lane");
        accept("second", "lane");
        await().atMost(SOON).untilAsserted(() -> assertThat(done).containsExactly("first", "second"));
    }

    @Test
    void postgresGoneInMidWorkCostsNoJobAndNoStep() {
        var first = new AtomicInteger();
        crew(TestJobs.quick(), (job, steps) -> steps.once("first", () -> {
                    first.incrementAndGet();
                    outage.postgres().cut();
                    vertx.setTimer(1500, id -> outage.postgres().mend());
                    return Uni.createFrom().item("1");
                })
                .flatMap(one -> steps.once("second", () -> Uni.createFrom().item("2")))
                .replaceWithVoid());
        var id = accept("a", "");
        await().atMost(SOON).ignoreExceptions().until(() -> text("state", id).equals("done"));
        assertThat(first).hasValue(1);
    }
}
