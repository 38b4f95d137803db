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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class MindFaultsTest extends RealCalls {
    private static final Duration SOMETHING_SENSIBLE = Duration.ofMillis(1600);
    private static final String HALF = "Got it, thank you. And how much would you";

    @AfterEach
    void theMindRecovers() {
        await().atMost(TURN).until(() -> part("mind").level() == Part.Level.UP);
    }

    static Stream<Behaviour> faults() {
        return Stream.of(
                new Behaviour.Stalls("", 0),
                new Behaviour.Stalls(HALF, 1),
                new Behaviour.Stalls(HALF, 7),
                new Behaviour.HangsUp(HALF, 7),
                new Behaviour.Refuses(503, "{\"error\":\"server busy, please try again\"}"),
                new Behaviour.Babbles(List.of("<html>", "not JSON", "}{")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theScriptCarriesTheCallOn(Behaviour fault) {
        spoken(QUALIFIED_LEAD.getFirst());
        wires.ollama().next(fault);
        var call = dial();
        talk(call, QUALIFIED_LEAD.subList(0, 1));
        listen(call);
        var asked = words(soFar(), "agent").getLast();
        var wait = call.timings().responses().getLast();
        say(call, QUALIFIED_LEAD.get(1));
        listen(call);
        call.close();
        var record = record();
        print("first sound in spite of " + fault, wait.toMillis() + " ms, then: " + asked);
        assertThat(asked).containsIgnoringCase("how much").doesNotContain("<", "}");
        assertThat(words(record, "caller")).containsExactlyElementsOf(QUALIFIED_LEAD.subList(0, 2));
        assertThat(record.getString("slots.amount")).isEqualTo("50000 USD");
        assertThat(wait).isLessThan(Load.allow(SOMETHING_SENSIBLE));
    }

    @Test
    void aModelThatIsGoneForAWholeCallCostsNoLeadAndIsAskedAgainWhenItIsBack() {
        var call = dial();
        listen(call);
        wires.mind().cut();
        try {
            say(call, QUALIFIED_LEAD.getFirst());
            talk(call, QUALIFIED_LEAD.subList(1, QUALIFIED_LEAD.size()));
            awaitEnd(call);
        } finally {
            wires.mind().mend();
        }
        assertThat(record().getString("outcome")).isEqualTo("qualified");
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
