package dev.parley.aftercall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.access.Teams;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Job;
import dev.parley.jobs.Later;
import dev.parley.jobs.Steps;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parley's own calls are analysed, whatever dies between their end and the job; what never comes is given up. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(AfterCallFixture.WithStandIns.class)
class OwnCallsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    OwnCalls ownCalls;

    @Inject
    CallEndedWorker worker;

    @Inject
    Teams teams;

    private final String call = UUID.randomUUID().toString();
    private final String number = "+1420" + call.substring(0, 8);

    @BeforeEach
    void aLead() {
        sql("insert into leads (team_id, phone, name, source, stage, qualified, slots, created_at, updated_at, version)"
                + " values (1, '" + number + "', 'x', 'x', 'new', false, '{}', now(), now(), 0)");
    }

    @AfterEach
    void leaveNothingBehind() {
        sql("delete from jobs where key = '" + call + "'");
        sql("delete from lead_calls where call_id = '" + call + "'");
        sql("delete from leads where phone = '" + number + "'");
    }

    @Test
    void aCallWhoseJobWasNeverAcceptedIsFoundAtTheStart() {
        worked(call, "now() - interval '1 hour'");
        assertThat(jobs(call)).isZero();
        assertThat(ownCalls.missed().await().atMost(SOON)).isPositive();
        await().atMost(SOON).until(() -> jobs(call) == 1);
    }

    @Test
    void aCallOfLongAgoIsLeftAlone() {
        var recent = UUID.randomUUID().toString();
        worked(call, "now() - interval '3 days'");
        worked(recent, "now() - interval '1 hour'");
        ownCalls.missed().await().atMost(SOON);
        await().atMost(SOON).until(() -> jobs(recent) == 1);
        assertThat(jobs(call)).isZero();
        sql("delete from jobs where key = '" + recent + "'");
        sql("delete from lead_calls where call_id = '" + recent + "'");
    }

    @Test
    void aCallThatTheJournalDoesNotHaveIsWaitedForAndThenGivenUp() {
        var now = Instant.now();
        var longAgo = now.minus(Duration.ofMinutes(11));
        assertThatThrownBy(() -> work(now, now)).isInstanceOf(Later.class);
        assertThatThrownBy(() -> work(longAgo, now))
                .as("a call that a crash has cut off, found when Parley started again")
                .isInstanceOf(Later.class);
        assertThatThrownBy(() -> work(longAgo, longAgo))
                .isInstanceOf(Hopeless.class)
                .hasMessageContaining("not in the journal")
                .hasMessageContaining("parley.aftercall.journal-within");
    }

    private void work(Instant ended, Instant accepted) {
        var body = new JsonObject()
                .put("callId", call)
                .put("leadId", 1)
                .put("direction", "inbound")
                .put("startedAt", ended.toString())
                .put("endedAt", ended.toString());
        var job = new Job(UUID.randomUUID(), 1, "call-ended", call, "lead:1", body.encode(), 1, accepted);
        worker.work(job, new Undone()).await().atMost(SOON);
    }

    private static final class Undone implements Steps {
        @Override
        public Uni<String> once(String name, Supplier<Uni<String>> step) {
            return step.get();
        }
    }

    private void worked(String id, String ended) {
        sql("insert into lead_calls (call_id, lead_id, ended_at) select '" + id + "', id, " + ended
                + " from leads where phone = '" + number + "'");
    }

    private long jobs(String id) {
        return count("select count(*) from jobs where kind = 'call-ended' and key = '" + id + "'");
    }

    private long count(String query) {
        return teams.everywhere(
                        () -> Panache.getSession().flatMap(session -> session.createNativeQuery(query, Long.class)
                                .getSingleResult()))
                .await()
                .atMost(SOON);
    }

    private void sql(String statement) {
        teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(statement).executeUpdate()))
                .await()
                .atMost(SOON);
    }
}
