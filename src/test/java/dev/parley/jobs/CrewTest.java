package dev.parley.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.access.Contexts;
import dev.parley.access.Teams;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Crews of the test's own, with a kind of job and a stream of their own, beside the application's crew. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class CrewTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofHours(1);

    @Inject
    JobStore store;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    JobFigures figures;

    @Inject
    Contexts contexts;

    @Inject
    Vertx vertx;

    @Inject
    Teams teams;

    @SuppressWarnings("NullAway.Init") // filled in by EmbeddedServices
    EmbeddedServices.Outage outage;

    private final String kind = "test-" + UUID.randomUUID();
    private final String stream = "parley:" + kind;
    private final List<Crew> crews = new ArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void home() {
        crews.forEach(crew -> crew.stop(Duration.ZERO));
        sql("delete from jobs where kind = '" + kind + "'");
        redis.key().del(stream).await().atMost(SOON);
    }

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
    void aDeadPodsJobIsTakenOverAfterItsLeaseAndWhatTheDeadDoesNoLongerCounts() {
        var gates = new CopyOnWriteArrayList<UniEmitter<? super String>>();
        // never shows a sign of life: a third of its lease is longer than the lease that PostgreSQL is told
        var dying = TestJobs.quick().lease(Duration.ofMillis(500)).sweep(NEVER);
        deaf(dying, (job, steps) -> steps.once("before", () -> Uni.createFrom().item("1"))
                .flatMap(one -> steps.once("hangs", () -> Uni.createFrom().emitter(gates::add)))
                .invoke(() -> done.add("by the dead"))
                .replaceWithVoid());
        var id = accept("a", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(gates).hasSize(1));
        crew(TestJobs.quick(), (job, steps) -> steps.once(
                        "before", () -> Uni.createFrom().item("2"))
                .flatMap(before -> steps.once("hangs", () -> Uni.createFrom().item("3"))
                        .invoke(() -> done.add(before + job.attempt())))
                .replaceWithVoid());
        awaitState(id, "done");
        gates.getFirst().complete("4");
        assertThat(done).containsExactly("12");
        assertThat(sql("delete from job_steps where result = '3'")).isOne();
    }

    @Test
    void aSlowStepIsNotTakenByAnotherAsLongAsItsProcessLives() {
        var begun = new AtomicInteger();
        var settings = TestJobs.quick().lease(Duration.ofMillis(600)).sweep(Duration.ofMillis(100));
        Worker slow = worker((job, steps) -> {
            begun.incrementAndGet();
            return pause(2500).invoke(() -> done.add(job.key()));
        });
        crew(settings, slow);
        crew(settings, slow);
        awaitState(accept("a", ""), "done");
        assertThat(begun).hasValue(1);
    }

    @Test
    void aTryThatGetsNoFurtherIsCancelledBeforeTheNextBegins() {
        var told = new CopyOnWriteArrayList<String>();
        crew(TestJobs.quick().longestTry(Duration.ofMillis(300)), (job, steps) -> {
            told.add("begun");
            return job.attempt() < 2
                    ? Uni.createFrom().<Void>nothing().onCancellation().invoke(() -> told.add("cancelled"))
                    : finished(job);
        });
        awaitState(accept("a", ""), "done");
        assertThat(told).containsExactly("begun", "cancelled", "begun");
    }

    @Test
    void aTryThatGetsOnIsNotCancelledHoweverLongItTakes() {
        var begun = new AtomicInteger();
        crew(TestJobs.quick().longestTry(Duration.ofMillis(600)), (job, steps) -> {
            begun.incrementAndGet();
            return Multi.createFrom()
                    .ticks()
                    .every(Duration.ofMillis(100))
                    .select()
                    .first(15)
                    .invoke(steps::progress)
                    .onItem()
                    .ignoreAsUni();
        });
        awaitState(accept("a", ""), "done");
        assertThat(begun).hasValue(1);
    }

    @Test
    void aTryWhoseJobSomebodyElseHasIsCancelled() {
        var cancelled = new AtomicInteger();
        // PostgreSQL is told of a lease that ends long before the next sign of life
        var losing = TestJobs.quick().lease(Duration.ofMillis(300)).sweep(NEVER);
        var crew = crew(losing, losing.lease(Duration.ofSeconds(4)), worker((job, steps) -> Uni.createFrom()
                .<Void>nothing()
                .onCancellation()
                .invoke(cancelled::incrementAndGet)));
        var id = accept("a", "");
        await().atMost(SOON).until(() -> crew.inWork() == 1);
        crew(TestJobs.quick(), (job, steps) -> finished(job));
        awaitState(id, "done");
        await().atMost(SOON).untilAsserted(() -> assertThat(cancelled).hasValue(1));
        await().atMost(SOON).until(() -> crew.inWork() == 0);
    }

    /** A session that is torn down in its work would be of no use to the next one. */
    @Test
    void whatIsBeingWrittenWhenATryIsCancelledIsWrittenToItsEnd() {
        crew(
                TestJobs.quick().longestTry(Duration.ofMillis(300)),
                (job, steps) -> job.attempt() > 1
                        ? finished(job)
                        : teams.everywhere(() -> Panache.getSession()
                                .call(session -> session.createNativeQuery("select pg_sleep(1)", Object.class)
                                        .getResultList())
                                .flatMap(session -> session.createNativeQuery(
                                                "update jobs set body = '{\"written\": true}' where kind = '" + kind
                                                        + "'")
                                        .executeUpdate())
                                .replaceWithVoid()));
        var id = accept("a", "");
        awaitState(id, "done");
        await().atMost(SOON).until(() -> text("body", id).contains("written"));
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

    @Test
    void aCrewThatStopsTakesNothingMoreAndEndsBetweenTwoSteps() {
        var gates = new CopyOnWriteArrayList<UniEmitter<? super String>>();
        var crew = crew(TestJobs.quick(), (job, steps) -> steps.once(
                        "first", () -> Uni.createFrom().emitter(gates::add))
                .flatMap(one -> steps.once("second", () -> Uni.createFrom().item("2")))
                .replaceWithVoid());
        var id = accept("a", "");
        await().atMost(SOON).untilAsserted(() -> assertThat(gates).hasSize(1));
        var stopping = Thread.ofVirtual().start(() -> crew.stop(SOON));
        await().atMost(SOON).until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        gates.getFirst().complete("1");
        awaitState(id, "waiting");
        await().atMost(SOON).until(() -> crew.inWork() == 0);
        assertThat(sql("delete from job_steps where job_id = '" + id + "'")).isOne();
    }

    private interface Working {
        Uni<Void> work(Job job, Steps steps);
    }

    private Worker worker(Working working) {
        return new Worker() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Uni<Void> work(Job job, Steps steps) {
                return working.work(job, steps);
            }
        };
    }

    private Crew crew(JobsConfig settings, Working working) {
        return crew(settings, worker(working));
    }

    private Crew crew(JobsConfig settings, Worker worker) {
        return crew(settings, settings, worker);
    }

    private Crew deaf(TestJobs settings, Working working) {
        return crew(settings, settings.lease(NEVER), worker(working));
    }

    private Crew crew(JobsConfig told, JobsConfig lived, Worker worker) {
        var crew = new Crew(store, bell(), Map.of(kind, worker), lived, told.lease(), figures, contexts, vertx);
        crews.add(crew);
        crew.start();
        return crew;
    }

    private Bell bell() {
        return new Bell(redis, stream, UUID.randomUUID().toString());
    }

    private UUID accept(String key, String lane) {
        var bell = bell();
        bell.whenUnheard(() -> crews.forEach(Crew::sweep));
        var jobs = new Jobs(store, bell, new Commits(store, bell, vertx));
        return jobs.accept(new Work(kind, key, lane, 1, "{}"))
                .await()
                .atMost(SOON)
                .id();
    }

    private Uni<Void> finished(Job job) {
        return Uni.createFrom().voidItem().invoke(() -> done.add(job.key()));
    }

    private static Uni<Void> pause(int ms) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(ms));
    }

    private void awaitState(UUID id, String state) {
        await().atMost(SOON).until(() -> text("state", id), state::equals);
    }

    private long count(String state) {
        return Long.parseLong(query(
                "select cast(count(*) as text) from jobs where kind = '" + kind + "' and state = '" + state + "'"));
    }

    private String text(String column, UUID id) {
        return query("select cast(" + column + " as text) from jobs where id = '" + id + "'");
    }

    private String query(String text) {
        return teams.everywhere(
                        () -> Panache.getSession().flatMap(session -> session.createNativeQuery(text, String.class)
                                .getSingleResult()))
                .await()
                .atMost(SOON);
    }

    private int sql(String statement) {
        return teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement).executeUpdate()))
                .await()
                .atMost(SOON);
    }
}
