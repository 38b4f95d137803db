package dev.parley.aftercall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.aftercall.analysis.Analysis;
import dev.parley.aftercall.analysis.Analysis.NextAction;
import dev.parley.aftercall.recording.Words;
import dev.parley.jobs.Job;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class FollowingUpTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

    @Inject
    FollowingUp followingUp;

    @Inject
    Teams teams;

    @Inject
    ObjectMapper json;

    private final String call = "call-" + UUID.randomUUID();

    @Test
    void whatWasAgreedToBeWrittenIsAJobOfItsOwnAndWhatIsToBeSaidIsNone() throws Exception {
        await(teams.within(TeamId.FIRST, this::asked));
        await(teams.within(TeamId.FIRST, this::asked));
        var bodies = bodies();
        assertThat(bodies).hasSize(1);
        var errand = json.readTree(bodies.getFirst());
        assertThat(errand.path("channel").asText()).isEqualTo("SMS");
        assertThat(errand.path("name").asText()).isEqualTo("Alice");
        assertThat(errand.path("to").asText()).isEqualTo("1001");
        assertThat(errand.path("type").asText()).isEqualTo("information");
        assertThat(errand.path("language").asText()).isEqualTo("fa");
        assertThat(errand.path("leadIsOurs").asBoolean()).isTrue();
    }

    @Test
    void aTransactionThatFailsAsksForNothing() {
        assertThatThrownBy(() -> await(teams.within(TeamId.FIRST, () -> asked().invoke(() -> {
                    throw new IllegalStateException("after all");
                }))))
                .hasMessageContaining("after all");
        assertThat(bodies()).isEmpty();
    }

    private Uni<Void> asked() {
        var job = new Job(UUID.randomUUID(), 1, "call-ended", call, "", "{}", 1);
        var event = new CallEnded(call, 999_999_999, null, "inbound", AT, AT, null, "https://x.example/t.txt");
        var analysis = new Analysis(
                "enquiry",
                List.of("Wants a price list."),
                "neutral",
                "normal",
                Map.of("name", "Alice", "phone", "1001"),
                List.of(
                        new NextAction("callback", "tomorrow", "phone", ""),
                        new NextAction("information", "", "sms", "")),
                "contacted",
                0.8,
                Map.of(),
                List.of());
        return followingUp.ask(job, event, new Words(List.of(), "fa", 60), analysis);
    }

    private List<String> bodies() {
        return await(teams.everywhere(() -> Panache.getSession().flatMap(session -> session.createNativeQuery(
                        "select body from jobs where kind = 'follow-up' and key like :call", String.class)
                .setParameter("call", call + "%")
                .getResultList())));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}
