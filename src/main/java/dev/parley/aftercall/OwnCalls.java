package dev.parley.aftercall;

import dev.parley.access.TeamId;
import dev.parley.desk.LeadDesk;
import dev.parley.talk.LeadKept;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Parley's own calls enter as those of others do, once the desk has their lead; a call that made no lead is not looked
 * at. A Parley that dies between the two finds the call again when it starts. Its observers return at once.
 */
@ApplicationScoped
class OwnCalls {
    private static final Logger LOG = Logger.getLogger(OwnCalls.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final int TRIES = 8;
    private static final int MOST_MISSED = 1000;

    private final Events events;
    private final LeadDesk desk;
    private final Event<LeadKept> kept;
    private final AfterCallConfig config;

    OwnCalls(Events events, LeadDesk desk, Event<LeadKept> kept, AfterCallConfig config) {
        this.events = events;
        this.desk = desk;
        this.kept = kept;
        this.config = config;
    }

    void start(@Observes StartupEvent start) {
        if (config.ownCalls()) {
            patiently(missed()).subscribe().with(OwnCalls::tell, failure -> LOG.error("Calls may be missed.", failure));
        }
    }

    /** Tells once more of leads whose calls nobody took. @return how many there were */
    Uni<Integer> missed() {
        return desk.callsSince(TeamId.FIRST, Instant.now().minus(config.missedWithin()), MOST_MISSED)
                .chain(calls -> events.untold(
                                TeamId.FIRST,
                                calls.stream().map(it -> it.call().value()).toList())
                        .map(untold -> calls.stream()
                                .filter(it -> untold.contains(it.call().value()))
                                .toList()))
                .invoke(calls -> calls.forEach(kept::fire))
                .map(List::size);
    }

    /** When it began is in the journal, which may not have written it down yet: {@link Sources#timed} looks it up. */
    void on(@Observes LeadKept lead) {
        if (!config.ownCalls()) {
            return;
        }
        var event =
                new CallEnded(lead.call().value(), lead.leadId(), null, "inbound", lead.at(), lead.at(), null, null);
        patiently(events.accept(TeamId.FIRST, event)).subscribe().with(job -> {}, failure -> tell(lead, failure));
    }

    private static <T> Uni<T> patiently(Uni<T> work) {
        return work.onFailure().retry().withBackOff(FIRST_RETRY, LAST_RETRY).atMost(TRIES);
    }

    private static void tell(int missed) {
        if (missed > 0) {
            LOG.infof("%d calls ended without being analysed; that is done now.", missed);
        }
    }

    private static void tell(LeadKept lead, Throwable failure) {
        LOG.errorf(
                "Call %s is not analysed before the next start: PostgreSQL did not take it (%s).",
                lead.call(), failure.getClass().getSimpleName());
    }
}
