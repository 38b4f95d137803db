package dev.parley.aftercall;

import dev.parley.access.TeamId;
import dev.parley.talk.LeadKept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Parley's own calls enter as those of others do, once the desk has their lead; a call that made no lead is not looked
 * at. Its observer returns at once.
 */
@ApplicationScoped
class OwnCalls {
    private static final Logger LOG = Logger.getLogger(OwnCalls.class);

    private final Events events;
    private final boolean wanted;

    OwnCalls(Events events, AfterCallConfig config) {
        this.events = events;
        wanted = config.ownCalls();
    }

    /** When it began is in the journal, which may not have written it down yet. */
    void on(@Observes LeadKept kept) {
        if (!wanted) {
            return;
        }
        var event =
                new CallEnded(kept.call().value(), kept.leadId(), null, "inbound", kept.at(), kept.at(), null, null);
        events.accept(TeamId.FIRST, event).subscribe().with(job -> {}, failure -> tell(kept, failure));
    }

    private static void tell(LeadKept kept, Throwable failure) {
        LOG.errorf(
                "Call %s will not be analysed: PostgreSQL did not take it (%s).",
                kept.call(), failure.getClass().getSimpleName());
    }
}
