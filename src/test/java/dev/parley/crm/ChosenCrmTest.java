package dev.parley.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.access.TeamId;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Later;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ChosenCrmTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Receipts receipts;

    private final Told told = new Told();

    @Test
    void whatIsWrittenHasAReceiptAndIsNotWrittenTwice() {
        var crm = crm(Map.of());
        var what = MadeUp.summary(MadeUp.step("write the summary"), MadeUp.ALICE);
        assertThat(now(crm.communicate(what))).isEqualTo(new Receipt.Written("told", "r1"));
        assertThat(now(crm.communicate(what))).isEqualTo(new Receipt.Written("told", "r1"));
        assertThat(told.asked).hasValue(1);
        var row = row(what.origin());
        assertThat(row.outcome).isEqualTo("written");
        assertThat(row.kind).isEqualTo("communication");
        assertThat(row.reference).isEqualTo("r1");
        assertThat(row.lead).isEqualTo(42L);
        assertThat(row.letters).isEqualTo("[{\"to\":\"POST /x\",\"sent\":\"{}\",\"status\":200,\"answer\":\"ok\"}]");
        assertThat(row.tries).isEqualTo(1);
    }

    @Test
    void aFailedTryIsKeptAndTheNextOneWrites() {
        var crm = crm(Map.of());
        var what = MadeUp.callback(MadeUp.step("task"), MadeUp.ALICE);
        told.trouble = () -> new CrmException.Failing("It answered 500.");
        assertThatThrownBy(() -> now(crm.task(what)))
                .isInstanceOf(CrmException.Failing.class)
                .hasMessageContaining("It answered 500.");
        assertThat(row(what.origin()).outcome).isEqualTo("failed");
        assertThat(row(what.origin()).trouble).isEqualTo("It answered 500.");
        told.trouble = null;
        assertThat(now(crm.task(what))).isEqualTo(new Receipt.Written("told", "r2"));
        assertThat(row(what.origin()).outcome).isEqualTo("written");
        assertThat(row(what.origin()).trouble).isEmpty();
        assertThat(row(what.origin()).tries).isEqualTo(2);
    }

    @Test
    void aChangeIsOnlySuggestedUnlessTheFlagOrAPersonSaysOtherwise() {
        var crm = crm(Map.of());
        var origin = MadeUp.step("update the lead");
        assertThat(now(crm.update(MadeUp.qualified(origin, MadeUp.ALICE, false))))
                .isEqualTo(new Receipt.Suggested());
        assertThat(told.asked).hasValue(0);
        assertThat(row(origin).outcome).isEqualTo("suggested");
        assertThat(row(origin).letters).contains("\\\"status\\\":\\\"qualified\\\"");
        assertThat(now(crm.update(MadeUp.qualified(origin, MadeUp.ALICE, true))))
                .isEqualTo(new Receipt.Written("told", "r1"));
        assertThat(row(origin).outcome).isEqualTo("written");
        var flagged = crm(Map.of("parley.crm.change-stage", "true"));
        assertThat(now(flagged.update(MadeUp.qualified(MadeUp.step("update"), MadeUp.ALICE, false))))
                .isEqualTo(new Receipt.Written("told", "r2"));
    }

    @Test
    void aSuggestionComingAgainDoesNotUndoWhatAPersonDecided() {
        var crm = crm(Map.of());
        var origin = MadeUp.step("update the lead");
        now(crm.update(MadeUp.qualified(origin, MadeUp.ALICE, true)));
        assertThat(now(crm.update(MadeUp.qualified(origin, MadeUp.ALICE, false))))
                .isEqualTo(new Receipt.Written("told", "r1"));
        assertThat(row(origin).outcome).isEqualTo("written");
    }

    @Test
    void aCrmThatFailsTimeAndAgainIsLeftAloneForAWhile() {
        var crm = crm(Map.of("parley.crm.breaker.failures", "3", "parley.crm.breaker.pause", "10m"));
        told.trouble = () -> new CrmException.Failing("It answered 500.");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> now(crm.task(MadeUp.callback(MadeUp.step("task"), MadeUp.ALICE))))
                    .hasMessageContaining("500");
        }
        var what = MadeUp.callback(MadeUp.step("task"), MadeUp.ALICE);
        assertThatThrownBy(() -> now(crm.task(what))).isInstanceOf(Later.class).hasMessageContaining("left alone");
        assertThat(told.asked).hasValue(3);
        assertThat(row(what.origin()).outcome).isEqualTo("waiting");
    }

    @Test
    void whatACrmRefusesDoesNotCountAgainstIt() {
        var crm = crm(Map.of("parley.crm.breaker.failures", "2"));
        told.trouble = () -> new CrmException.Refusing("It answered 404.");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> now(crm.task(MadeUp.callback(MadeUp.step("task"), MadeUp.ALICE))))
                    .isInstanceOf(Hopeless.class)
                    .hasMessageContaining("404");
        }
        assertThat(told.asked).hasValue(5);
    }

    @Test
    void anotherTeamSeesNoReceipt() {
        var what = MadeUp.callback(MadeUp.step("task"), MadeUp.ALICE);
        now(crm(Map.of()).task(what));
        assertThat(now(receipts.ofJob(new TeamId(2), what.origin().job()))).isEmpty();
    }

    private ChosenCrm crm(Map<String, String> keys) {
        var all = new HashMap<>(keys);
        all.put("parley.crm.target", "told");
        return new ChosenCrm(receipts, CrmSettings.of(CrmConfig.class, all), List.of(told));
    }

    private ReceiptRow row(Origin origin) {
        return now(receipts.ofJob(new TeamId(origin.team()), origin.job())).getFirst();
    }

    private static <T> T now(Uni<T> answer) {
        return answer.await().atMost(SOON);
    }

    /** Does as it is told. */
    private static final class Told implements Target {
        final AtomicInteger asked = new AtomicInteger();

        @Nullable
        volatile Supplier<CrmException> trouble;

        @Override
        public String name() {
            return "told";
        }

        @Override
        public Uni<String> communicate(Communication communication, Correspondence correspondence) {
            return answer(correspondence);
        }

        @Override
        public Uni<String> task(Task task, Correspondence correspondence) {
            return answer(correspondence);
        }

        @Override
        public Uni<String> update(LeadChange change, Correspondence correspondence) {
            return answer(correspondence);
        }

        private Uni<String> answer(Correspondence correspondence) {
            var number = asked.incrementAndGet();
            var failure = trouble;
            if (failure != null) {
                return Uni.createFrom().failure(failure.get());
            }
            correspondence.sent("POST /x", "{}");
            correspondence.answered(200, "ok");
            return Uni.createFrom().item("r" + number);
        }
    }
}
