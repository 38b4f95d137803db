package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class CallersTest extends RealCalls {
    private static final Duration UNDERSTOOD = Duration.ofMillis(2500);
    /** Of sixty, when a machine with two cores holds up the sound of ten telephones. */
    private static final int MOST_REPEATED = 3;

    private final AtomicInteger repeated = new AtomicInteger();

    @Test
    void aCallerWithoutANumberIsServedAsWell() {
        var before = calls("").size();
        var call = dial(options().from("", ""));
        listen(call);
        say(call, QUALIFIED_LEAD.getFirst());
        listen(call);
        call.close();
        assertThat(record("").getString("slots.interest")).isEqualTo("stocks");
        assertThat(calls("")).hasSize(before + 1);
    }

    @Test
    void aPersianNameArrivesAsItIs() {
        var call = dial(options().from(number, "مریم رضایی"));
        listen(call);
        call.close();
        assertThat(record().getString("callerName")).isEqualTo("مریم رضایی");
    }

    @Test
    void aNumberAndANameOf200CharactersAreCutAndServed() {
        var name = UUID.randomUUID() + "n".repeat(164);
        var call = dial(options().from("9".repeat(200), name));
        listen(call);
        call.close();
        var record = record("9".repeat(64));
        // Asterisk itself keeps 79 characters
        assertThat(record.getString("callerName")).isEqualTo(name.substring(0, 79));
        assertThat(record.getString("outcome")).isEqualTo("abandoned");
    }

    @Test
    void tenCallersAtOnceAreAllUnderstoodAndOneWhoCallsAgainIsGreetedByName() {
        QUALIFIED_LEAD.forEach(this::spoken);
        var numbers = IntStream.range(0, 10).mapToObj(i -> number + i).toList();
        var figures = atOnce(numbers, this::wholeCall);
        for (int i = 0; i < numbers.size(); i++) {
            figures.get(i).print("one of ten at once");
            var record = record(numbers.get(i));
            assertThat(words(record, "caller")).containsSubsequence(QUALIFIED_LEAD);
            assertThat(record.getString("outcome")).isEqualTo("qualified");
            assertThat(lead(record).getBoolean("qualified")).isTrue();
        }
        print("lines said twice by ten at once", repeated.get());
        assertThat(repeated).hasValueLessThanOrEqualTo(MOST_REPEATED);
        var again = dial(options().from(numbers.getFirst(), ""));
        listen(again);
        again.close();
        assertThat(words(record(numbers.getFirst()), "agent").getFirst()).startsWith("Welcome back, Anna Miller.");
        Figures.of(again).print("returning caller");
    }

    private Figures wholeCall(String from) {
        var call = dial(options().from(from, ""));
        for (var line : QUALIFIED_LEAD) {
            talk(call, List.of(line));
            if (!isUnderstood(from, line)) {
                repeated.incrementAndGet();
                talk(call, List.of(line));
            }
        }
        awaitEnd(call);
        return Figures.of(call);
    }

    /** Whether it is written down before a person would say it again. */
    private static boolean isUnderstood(String from, String line) {
        try {
            await().pollInterval(Duration.ofMillis(600)).atMost(UNDERSTOOD).until(() -> words(soFar(from), "caller")
                    .contains(line));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
