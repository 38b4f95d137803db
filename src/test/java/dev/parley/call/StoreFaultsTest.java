package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class StoreFaultsTest extends RealCalls {
    private static final Duration GONE = Duration.ofSeconds(10);

    @SuppressWarnings("NullAway.Init") // filled in by EmbeddedServices
    EmbeddedServices.Outage outage;

    @Test
    void aCallGoesOnWhilePostgresAndRedisAreGoneForTenSecondsAndAllOfItIsWrittenDownAfterwards() {
        QUALIFIED_LEAD.forEach(this::spoken);
        var call = dial();
        talk(call, QUALIFIED_LEAD.subList(0, 1));
        var cut = System.nanoTime();
        outage.postgres().cut();
        outage.redis().cut();
        try {
            talk(call, QUALIFIED_LEAD.subList(1, 3));
            await().pollDelay(Duration.ZERO).atMost(TURN).until(() -> System.nanoTime() - cut >= GONE.toNanos());
            assertThat(call.ended()).isNotDone();
        } finally {
            outage.postgres().mend();
            outage.redis().mend();
        }
        talk(call, QUALIFIED_LEAD.subList(3, QUALIFIED_LEAD.size()));
        awaitEnd(call);

        Figures.of(call).print("PostgreSQL and Redis gone for 10 s");
        var record = record();
        assertThat(record.getString("outcome")).isEqualTo("qualified");
        assertThat(words(record, "caller")).containsExactlyElementsOf(QUALIFIED_LEAD);
        assertThat(lead(record).getString("slots.amount")).isEqualTo("50000 USD");
        assertThat(record.getBoolean("recordingComplete")).isTrue();
    }
}
