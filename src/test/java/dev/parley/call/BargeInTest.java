package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.caller.Utterance;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class BargeInTest extends RealCalls {
    private static final Duration SILENT_WITHIN = Duration.ofMillis(450);
    private static final String INTEREST = "Hello, I would like to invest in stocks.";
    private static final String AMOUNT = "About fifty thousand dollars.";

    @Test
    void theAgentFallsSilentWhenTheCallerSpeaksOverItAndRemembersOnlyWhatWasHeard() {
        spoken(INTEREST);
        spoken(AMOUNT);
        var call = dial();
        var greeting = speakOver(call, INTEREST, Duration.ofMillis(1200));
        var reply = speakOver(call, AMOUNT, Duration.ofMillis(1200));
        listen(call);
        call.close();
        print(
                "silent after the caller began to speak over the agent",
                greeting.toMillis() + " and " + reply.toMillis());
        var record = record();
        assertThat(words(record, "caller")).containsExactly(INTEREST, AMOUNT);
        var agent = words(record, "agent");
        assertThat(agent.getFirst()).startsWith("Hi,").doesNotContain("crypto");
        assertThat(agent.get(1)).doesNotContain("investing?");
        assertThat(record.getString("slots.amount")).isEqualTo("50000 USD");
        assertThat(greeting).isLessThan(Load.allow(SILENT_WITHIN));
        assertThat(reply).isLessThan(Load.allow(SILENT_WITHIN));
    }

    /** Begins {@code line} when the agent has been speaking for {@code into}. */
    private Duration speakOver(PhoneCall call, String line, Duration into) {
        var since = call.timings().said().stream()
                .map(Utterance::end)
                .reduce((a, b) -> b)
                .orElse(Duration.ZERO);
        await().atMost(ANSWER).pollInterval(Duration.ofMillis(20)).until(() -> call.timings().heard().stream()
                .anyMatch(heard -> heard.start().compareTo(since) >= 0
                        && heard.end().minus(heard.start()).compareTo(into) >= 0));
        call.say(spoken(line)).join();
        var began = call.timings().said().stream()
                .filter(said -> said.start().compareTo(since) >= 0)
                .findFirst()
                .orElseThrow()
                .start();
        var spokenOver = call.timings().heard().stream()
                .filter(heard -> heard.start().compareTo(began) < 0)
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(spokenOver.end()).as("the agent was speaking").isGreaterThan(began);
        return spokenOver.end().minus(began);
    }
}
