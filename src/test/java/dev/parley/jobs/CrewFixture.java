package dev.parley.jobs;

import static org.awaitility.Awaitility.await;

import dev.parley.access.Contexts;
import dev.parley.access.Teams;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Crews of the test's own, with a kind of job and a stream of their own, beside the application's crew. */
abstract class CrewFixture {
    static final Duration SOON = Duration.ofSeconds(30);
    static final Duration NEVER = Duration.ofHours(1);

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

    final String kind = "test-" + UUID.randomUUID();
    final String stream = "parley:" + kind;
    final List<Crew> crews = new ArrayList<>();
    final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void home() {
        crews.forEach(crew -> crew.stop(Duration.ZERO));
        sql("delete from jobs where kind = '" + kind + "'");
        redis.key().del(stream).await().atMost(SOON);
    }

    interface Working {
        Uni<Void> work(Job job, Steps steps);
    }

    Worker worker(Working working) {
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

    Crew crew(JobsConfig settings, Working working) {
        return crew(settings, worker(working));
    }

    Crew crew(JobsConfig settings, Worker worker) {
        return crew(settings, settings, worker);
    }

    Crew deaf(TestJobs settings, Working working) {
        return crew(settings, settings.lease(NEVER), worker(working));
    }

    Crew crew(JobsConfig told, JobsConfig lived, Worker worker) {
        var crew = new Crew(store, bell(), Map.of(kind, worker), lived, told.lease(), figures, contexts, vertx);
        crews.add(crew);
        crew.start();
        return crew;
    }

    Bell bell() {
        return new Bell(redis, stream, UUID.randomUUID().toString());
    }

    UUID accept(String key, String lane) {
        var bell = bell();
        bell.whenUnheard(() -> crews.forEach(Crew::sweep));
        var jobs = new Jobs(store, bell, new Commits(store, bell, vertx));
        return jobs.accept(new Work(kind, key, lane, 1, "{}"))
                .await()
                .atMost(SOON)
                .id();
    }

    Uni<Void> finished(Job job) {
        return Uni.createFrom().voidItem().invoke(() -> done.add(job.key()));
    }

    static Uni<Void> pause(int ms) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(ms));
    }

    void awaitState(UUID id, String state) {
        await().atMost(SOON).until(() -> text("state", id), state::equals);
    }

    long count(String state) {
        return Long.parseLong(query(
                "select cast(count(*) as text) from jobs where kind = '" + kind + "' and state = '" + state + "'"));
    }

    String text(String column, UUID id) {
        return query("select cast(" + column + " as text) from jobs where id = '" + id + "'");
    }

    String query(String text) {
        return teams.everywhere(
                        () -> Panache.getSession().flatMap(session -> session.createNativeQuery(text, String.class)
                                .getSingleResult()))
                .await()
                .atMost(SOON);
    }

    int sql(String statement) {
        return teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement).executeUpdate()))
                .await()
                .atMost(SOON);
    }
}
