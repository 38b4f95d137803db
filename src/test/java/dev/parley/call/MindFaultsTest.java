package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.demo.ollama.Behaviour;
import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.Part;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class MindFaultsTest extends RealCalls {
    /** 1.6 s for one caller; here six meet code that nobody has run before. */
    private static final Duration SOMETHING_SENSIBLE = Duration.ofMillis(2000);

    private static final String HALF = "Got it, thank you. And how much would you";

    @AfterEach
    void theMindRecovers() {
        await().atMost(TURN).until(() -> part("mind").level() == Part.Level.UP);
    }

    /** Each caller meets another fault; those that show at once come last, since they open the breaker. */
    @Test
    void theScriptCarriesTheCallOnWhateverTheModelDoes() {
        QUALIFIED_LEAD.forEach(this::spoken);
        var faults = new Behaviour[] {
            new Behaviour.Stalls("", 0),
            new Behaviour.Stalls(HALF, 1),
            new Behaviour.Stalls(HALF, 7),
            new Behaviour.HangsUp(HALF, 7),
            new Behaviour.Babbles(List.of("<html>", "not JSON", "}{")),
            new Behaviour.Refuses(503, "{\"error\":\"server busy, please try again\"}")
        };
        wires.ollama().next(faults);
        int before = wires.ollama().requests().size();
        var numbers =
                IntStream.range(0, faults.length).mapToObj(i -> number + i).toList();
        var waits = atOnce(numbers, this::interestAndAmount);
        assertThat(wires.ollama().requests()).hasSizeGreaterThanOrEqualTo(before + faults.length);
        for (int i = 0; i < faults.length; i++) {
            var record = record(numbers.get(i));
            print(
                    "first sound in spite of a fault such as " + faults[i],
                    waits.get(i).toMillis() + " ms");
            assertThat(words(record, "agent").get(1))
                    .containsIgnoringCase("how much")
                    .doesNotContain("<", "}");
            assertThat(words(record, "caller")).containsExactlyElementsOf(QUALIFIED_LEAD.subList(0, 2));
            assertThat(record.getString("slots.amount")).isEqualTo("50000 USD");
            assertThat(waits.get(i)).isLessThan(Load.allow(SOMETHING_SENSIBLE));
        }
    }

    /** How long the caller waited for the reply to the first line. */
    private Duration interestAndAmount(String from) {
        var call = dial(options().from(from, ""));
        talk(call, QUALIFIED_LEAD.subList(0, 2));
        listen(call);
        call.close();
        return call.timings().responses().getFirst();
    }

    @Test
    void aModelThatIsGoneInMidCallCostsNothingAndIsAskedAgainWhenItIsBack() {
        var call = dial();
        listen(call);
        wires.mind().cut();
        try {
            say(call, QUALIFIED_LEAD.getFirst());
            talk(call, QUALIFIED_LEAD.subList(1, 3));
            listen(call);
        } finally {
            wires.mind().mend();
        }
        call.close();
        assertThat(words(record(), "caller")).containsExactlyElementsOf(QUALIFIED_LEAD.subList(0, 3));
        assertThat(record().getString("slots.risk")).isEqualTo("conservative");
        Figures.of(call).print("no model");
        theMindRecovers();
        int asked = wires.ollama().requests().size();
        var next = dial();
        talk(next, List.of("I am not sure yet."));
        listen(next);
        next.close();
        assertThat(wires.ollama().requests()).hasSizeGreaterThan(asked);
    }
}
