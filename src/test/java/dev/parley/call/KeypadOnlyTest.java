package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.Part;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Nobody has given Parley an ear: there is only the demo's, which listens to nobody but the demo's own caller. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(value = Exchange.class, initArgs = @ResourceArg(name = "engines", value = "demo"))
class KeypadOnlyTest extends RealCalls {
    @Test
    void aCallerBecomesAQualifiedLeadByKeysAlone() {
        assertThat(part("ears").level()).isEqualTo(Part.Level.DEGRADED);
        var call = dial();
        for (var keys : new String[] {"1", "50000#", "1", "2", "1"}) {
            listen(call);
            call.press(keys).join();
        }
        awaitEnd(call);
        var record = record();
        var lead = lead(record);
        assertThat(record.getString("outcome")).isEqualTo("qualified");
        assertThat(words(record, "agent").getFirst()).contains("stocks press 1");
        assertThat(lead.getBoolean("qualified")).isTrue();
        assertThat(lead.getString("slots.interest")).isEqualTo("stocks");
        assertThat(lead.getString("slots.amount")).isEqualTo("50000 USD");
        assertThat(lead.getString("slots.timeline")).isEqualTo("medium_term");
        assertThat(record.getBoolean("recorded")).isTrue();
    }

    @Test
    void whatAPersonSaysIsNotGivenToTheEarOfTheDemo() {
        var call = dial();
        listen(call);
        say(call, QUALIFIED_LEAD.getFirst());
        listen(call);
        call.close();
        assertThat(words(record(), "caller")).isEmpty();
    }

    @Test
    void theDemosOwnCallerIsUnderstood() {
        var call = dial(options().header("X-Parley-Demo", wires.asterisk().key("parley.demo.token")));
        listen(call);
        say(call, QUALIFIED_LEAD.getFirst());
        listen(call);
        call.close();
        assertThat(words(record(), "caller")).containsExactly(QUALIFIED_LEAD.getFirst());
    }
}
