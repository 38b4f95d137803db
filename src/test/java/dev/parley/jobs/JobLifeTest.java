package dev.parley.jobs;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.access.Contexts;
import dev.parley.ops.EmbeddedServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A job as the API shows it, from its acceptance to its end and to another chance. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class JobLifeTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Jobs jobs;

    @Inject
    JobStore store;

    @Inject
    Contexts contexts;

    @Inject
    Vertx vertx;

    @Inject
    ReactiveRedisDataSource redis;

    private final String kind = "test-" + UUID.randomUUID();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Crew> crews = new ArrayList<>();

    @AfterEach
    void stop() {
        crews.forEach(crew -> crew.stop(Duration.ofSeconds(5)));
    }

    @Test
    void aStepThatIsDoneIsNotDoneAgainWhenTheNextOneFails() {
        crew((job, steps) -> steps.once("first", () -> {
                    done.add("first");
                    return Uni.createFrom().item("\"of the first\"");
                })
                .flatMap(result -> steps.once("second", () -> {
                    done.add("second after " + result);
                    return job.attempt() < 3
                            ? Uni.createFrom().failure(new Setback("Not yet."))
                            : Uni.createFrom().item("2");
                }))
                .replaceWithVoid());
        var id = accept("job", "");
        awaitState(id, "done");
        assertThat(done)
                .containsExactly(
                        "first",
                        "second after \"of the first\"",
                        "second after \"of the first\"",
                        "second after \"of the first\"");
        when().get("/api/jobs/" + id)
                .then()
                .statusCode(200)
                .body("steps.name", equalTo(List.of("first", "second")))
                .body("job.attempts", equalTo(2));
    }

    @Test
    void aJobThatFailsTooOftenIsGivenUpWithItsReasonAndCanBeReplayed() {
        var healed = new AtomicInteger();
        crew((job, steps) -> {
            done.add("try " + job.attempt());
            return healed.get() == 0
                    ? Uni.createFrom().failure(new Setback("The CRM is gone."))
                    : Uni.createFrom().voidItem();
        });
        var id = accept("job", "");
        awaitState(id, "dead");
        assertThat(done).containsExactly("try 1", "try 2", "try 3");
        given().queryParam("state", "dead")
                .queryParam("kind", kind)
                .get("/api/jobs")
                .then()
                .body("items.lastError", equalTo(List.of("The CRM is gone.")))
                .body("total", equalTo(1));
        healed.set(1);
        given().post("/api/jobs/" + id + "/replay").then().statusCode(200);
        awaitState(id, "done");
        given().post("/api/jobs/" + id + "/replay")
                .then()
                .statusCode(409)
                .body("detail", containsString("this one is done"));
    }

    @Test
    void whatADeadPodHadInWorkIsTakenOverAndItsOldHandsWriteNothingMore() {
        var taken = store.take(new Holder("dead pod", Duration.ofMillis(300), Set.of(kind)), 5);
        var id = accept("job", "");
        var held = taken.await().atMost(SOON);
        assertThat(held).extracting(Taken::id).containsExactly(id);
        crew((job, steps) -> {
            done.add("taken over, try " + job.attempt());
            return Uni.createFrom().voidItem();
        });
        awaitState(id, "done");
        assertThat(done).containsExactly("taken over, try 2");
        assertThat(store.done(held.getFirst())
                        .onItem()
                        .transform(next -> "done")
                        .onFailure()
                        .recoverWithItem(failure -> failure.getClass().getSimpleName())
                        .await()
                        .atMost(SOON))
                .isEqualTo("TakenOver");
    }

    private UUID accept(String key, String lane) {
        var work = new Work(kind, key, lane.isEmpty() ? "" : lane + kind, 1, "{}");
        return jobs.accept(work).await().atMost(SOON).id();
    }

    private static void awaitState(UUID id, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        when().get("/api/jobs/" + id).jsonPath().getString("job.state"))
                .isEqualTo(state));
    }

    private void crew(BiFunction<Job, Steps, Uni<Void>> work) {
        var config = TestJobs.quick()
                .atOnce(2)
                .firstPause(Duration.ofMillis(10))
                .lease(Duration.ofMillis(600))
                .sweep(Duration.ofMillis(200));
        var bell = new Bell(redis, "parley:jobs", UUID.randomUUID().toString());
        var crew = new Crew(
                store,
                bell,
                Map.of(kind, worker(work)),
                config,
                config.lease(),
                new JobFigures(new SimpleMeterRegistry()),
                contexts,
                vertx);
        crews.add(crew);
        crew.start();
    }

    private Worker worker(BiFunction<Job, Steps, Uni<Void>> work) {
        return new Worker() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Uni<Void> work(Job job, Steps steps) {
                return work.apply(job, steps);
            }
        };
    }
}
