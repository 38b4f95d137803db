package dev.parley.call;

import dev.parley.demo.caller.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the caller noticed of the agent's pace. */
record Figures(Optional<Duration> greeting, List<Duration> responses) {
    static Figures of(PhoneCall call) {
        var timings = call.timings();
        return new Figures(
                timings.greeting(), timings.responses().stream().sorted().toList());
    }

    void print(String what) {
        RealCalls.print(
                what,
                "greeting " + greeting.map(Duration::toMillis).orElse(-1L) + " ms, responses "
                        + responses.stream().map(Duration::toMillis).toList() + " ms");
    }
}
