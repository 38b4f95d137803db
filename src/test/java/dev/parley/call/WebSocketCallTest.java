package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.demo.caller.Codec;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole calls whose sound goes through Asterisk's media WebSocket. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
@TestProfile(WebSocketCallTest.OverWebSocket.class)
class WebSocketCallTest extends RealCalls {
    public static final class OverWebSocket implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parley.asterisk.media-format", "websocket");
        }
    }

    @Test
    void aCallerWhoAnswersEverythingBecomesAQualifiedLead() {
        QUALIFIED_LEAD.forEach(this::spoken);
        for (var call : atOnce(List.of(Codec.G722, Codec.PCMU), this::wholeCall)) {
            Figures.of(call.call()).print("websocket, " + call.codec());
            var record = record(call.from());
            assertThat(record.getString("outcome")).isEqualTo("qualified");
            assertThat(words(record, "caller")).containsExactlyElementsOf(QUALIFIED_LEAD);
        }
    }

    private record Talk(String from, Codec codec, PhoneCall call) {}

    private Talk wholeCall(Codec codec) {
        var from = number + codec.ordinal();
        var call = dial(options().from(from, "").offering(codec));
        talk(call, QUALIFIED_LEAD);
        awaitEnd(call);
        return new Talk(from, codec, call);
    }
}
