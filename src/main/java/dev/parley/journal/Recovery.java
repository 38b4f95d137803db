package dev.parley.journal;

import dev.parley.access.TeamId;
import dev.parley.talk.CallId;
import dev.parley.talk.CallRecovered;
import dev.parley.talk.Caller;
import dev.parley.talk.Outcome;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Ends, at the start, the calls that a crash of this same Parley has left open. What was told in them is kept. */
@ApplicationScoped
class Recovery {
    static final String REASON = "Parley stopped in the middle of the call and ended it when it started again.";
    private static final Logger LOG = Logger.getLogger(Recovery.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private final CallStore store;
    private final Journal journal;
    private final LiveState live;
    private final Event<CallRecovered> recovered;

    Recovery(CallStore store, Journal journal, LiveState live, Event<CallRecovered> recovered) {
        this.store = store;
        this.journal = journal;
        this.live = live;
        this.recovered = recovered;
    }

    void start(@Observes StartupEvent start) {
        endLeftOpen(Instant.now())
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .subscribe()
                .with(Recovery::tell, failure -> LOG.error("Calls that a crash left open stay open.", failure));
    }

    /** @return how many were left open */
    Uni<Integer> endLeftOpen(Instant before) {
        return store.leftOpen(before).invoke(this::end).map(List::size);
    }

    private void end(List<CallStore.Open> calls) {
        for (var call : calls) {
            var id = new CallId(call.id().toString());
            journal.end(id, call.lastSign(), Outcome.FAILED, REASON);
            live.forget(id.value());
            store.find(TeamId.FIRST, call.id())
                    .subscribe()
                    .with(row -> row.ifPresent(it -> tell(id, call.lastSign(), it)), Recovery::cannotTell);
        }
    }

    private void tell(CallId call, Instant lastSign, CallRow row) {
        recovered.fire(
                new CallRecovered(call, lastSign, new Caller(row.callerNumber, row.callerName, row.demo), row.slots));
    }

    private static void cannotTell(Throwable failure) {
        LOG.warnf("What was told in a call that a crash cut off stays in the journal alone: %s", failure.getMessage());
    }

    private static void tell(int ended) {
        if (ended > 0) {
            LOG.warnf("%d calls were open when Parley last stopped; they are ended as failed.", ended);
        }
    }
}
