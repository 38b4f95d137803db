package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.Part;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class AsteriskFaultsTest extends RealCalls {
    private static final Duration CUT = Duration.ofSeconds(5);

    @AfterEach
    void asteriskIsConnectedAgain() {
        await().atMost(TURN).until(() -> part("asterisk").level() == Part.Level.UP);
    }

    @Test
    void whenAsteriskDiesItsCallIsWrittenDownAsFailedAndTheNextOneIsServed() {
        var call = dial();
        listen(call);
        say(call, QUALIFIED_LEAD.getFirst());
        listen(call);
        wires.asterisk().kill();
        await().atMost(TURN).until(() -> part("asterisk").level() == Part.Level.DOWN);
        wires.asterisk().startAgain();
        var record = record();
        assertThat(record.getString("outcome")).isEqualTo("failed");
        assertThat(record.getString("reason")).startsWith("Asterisk ");
        assertThat(words(record, "caller")).containsExactly(QUALIFIED_LEAD.getFirst());
        assertThat(record.getString("slots.interest")).isEqualTo("stocks");
        assertThat(record.getBoolean("recorded")).isTrue();

        await().atMost(TURN).until(() -> part("asterisk").level() == Part.Level.UP);
        var next = dial();
        talk(next, QUALIFIED_LEAD.subList(0, 2));
        listen(next);
        next.close();
        await().atMost(TURN).until(() -> calls(number).size() == 2);
        assertThat(words(record(), "caller")).containsExactlyElementsOf(QUALIFIED_LEAD.subList(0, 2));
    }

    @Test
    void aCallGoesOnWhileTheConnectionToAsteriskIsCut() {
        var call = dial();
        talk(call, QUALIFIED_LEAD.subList(0, 1));
        wires.ari().cut();
        var cut = System.nanoTime();
        listen(call);
        say(call, QUALIFIED_LEAD.get(1));
        await().pollDelay(Duration.ZERO).atMost(TURN).until(() -> System.nanoTime() - cut > CUT.toNanos());
        wires.ari().mend();
        talk(call, QUALIFIED_LEAD.subList(2, 3));
        listen(call);
        assertThat(call.ended()).isNotDone();
        await().atMost(TURN).until(() -> part("asterisk").level() == Part.Level.UP);
        call.close();
        var record = record();
        assertThat(words(record, "caller")).containsExactlyElementsOf(QUALIFIED_LEAD.subList(0, 3));
        assertThat(record.getString("reason")).isEqualTo("The caller hung up");
    }

    @Test
    void aCallerWhoHangsUpWhileTheConnectionIsCutIsNoticedAfterwards() {
        var call = dial();
        listen(call);
        wires.ari().cut();
        call.close();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        wires.ari().mend();
        var record = record();
        assertThat(record.getString("outcome")).isIn("abandoned", "failed");
        assertThat(record.getString("reason")).isNotBlank();
    }

    @Test
    void anotherClientWithOurNameIsToldOfAndReplacedOnceItIsGone() {
        try (var http = HttpClient.newHttpClient()) {
            var url = URI.create(wires.asterisk().key("parley.asterisk.url").replaceFirst("^http", "ws")
                    + "/ari/events?app=ai-call-center&api_key=parley:"
                    + wires.asterisk().key("parley.asterisk.password"));
            var other = http.newWebSocketBuilder()
                    .buildAsync(url, new WebSocket.Listener() {})
                    .join();
            await().atMost(ANSWER).until(() -> part("asterisk").level() == Part.Level.DOWN);
            assertThat(part("asterisk").sentence())
                    .contains("Another client", "ai-call-center", "parley.asterisk.application");
            other.abort();
        }
        await().atMost(TURN).until(() -> part("asterisk").level() == Part.Level.UP);
        var call = dial();
        listen(call);
        call.close();
        assertThat(record().getString("outcome")).isEqualTo("abandoned");
    }
}
