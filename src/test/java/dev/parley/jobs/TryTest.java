package dev.parley.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a try of a job begins, goes on and ends before its time. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class TryTest extends CrewFixture {
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
}
