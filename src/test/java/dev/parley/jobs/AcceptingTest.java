package dev.parley.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No worker knows the kind of these jobs, so that they stay as they were accepted. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AcceptingTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Jobs jobs;

    @Inject
    Teams teams;

    private final Work work = new Work("nobody's", UUID.randomUUID().toString(), "", 1, "{}");

    @Test
    void theSameEventTwiceIsOneJob() {
        var first = accept(work);
        var second = accept(new Work(work.kind(), work.key(), "elsewhere", 1, "{\"again\": true}"));
        assertThat(first.isNew()).isTrue();
        assertThat(second).isEqualTo(new Accepted(first.id(), false));
        assertThat(found(work)).isOne();
    }

    @Test
    void aJobThatWasGivenUpIsReplayedWhenItIsAskedForAgain() {
        var first = accept(work);
        sql("update jobs set state = 'dead', attempts = 3, finished_at = now() where id = '" + first.id() + "'");
        assertThat(accept(work)).isEqualTo(new Accepted(first.id(), false));
        assertThat(sql("update jobs set state = 'done' where state = 'waiting' and attempts = 0 and finished_at is null"
                        + " and id = '" + first.id() + "'"))
                .isOne();
        accept(work);
        assertThat(sql("delete from jobs where state = 'done' and id = '" + first.id() + "'"))
                .as("what is done stays done")
                .isOne();
    }

    @Test
    void aTransactionThatRollsBackLeavesNoJob() {
        var failing = teams.within(TeamId.FIRST, () -> jobs.accept(work)
                .<Void>flatMap(accepted -> Uni.createFrom().failure(new IllegalStateException("after all, no"))));
        assertThatThrownBy(() -> failing.await().atMost(SOON)).hasMessage("after all, no");
        assertThat(found(work)).isZero();
    }

    @Test
    void aTransactionThatCommitsLeavesTheJob() {
        var accepted =
                teams.within(TeamId.FIRST, () -> jobs.accept(work)).await().atMost(SOON);
        assertThat(accepted.isNew()).isTrue();
        assertThat(found(work)).isOne();
    }

    private Accepted accept(Work it) {
        return jobs.accept(it).await().atMost(SOON);
    }

    private int sql(String statement) {
        return teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement).executeUpdate()))
                .await()
                .atMost(SOON);
    }

    private long found(Work it) {
        return teams.everywhere(() -> Panache.getSession().flatMap(session -> session.createNativeQuery(
                                "select count(*) from jobs where key = :key", Long.class)
                        .setParameter("key", it.key())
                        .getSingleResult()))
                .await()
                .atMost(SOON);
    }
}
