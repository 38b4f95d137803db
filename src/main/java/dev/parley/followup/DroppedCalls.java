package dev.parley.followup;

import dev.parley.access.TeamId;
import dev.parley.jobs.Jobs;
import dev.parley.jobs.Work;
import dev.parley.talk.LeadKept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Parley's own calls are looked at for a spoken message once the desk has their lead; how they ended the journal knows.
 * Its observer returns at once.
 */
@ApplicationScoped
class DroppedCalls {
    private static final Logger LOG = Logger.getLogger(DroppedCalls.class);

    private final Jobs jobs;
    private final boolean wanted;

    DroppedCalls(Jobs jobs, FollowUpConfig config) {
        this.jobs = jobs;
        wanted = config.spoken().enabled();
    }

    void on(@Observes LeadKept kept) {
        if (wanted) {
            jobs.accept(new Work(
                            SpokenWorker.KIND,
                            kept.call().value(),
                            "",
                            TeamId.FIRST.value(),
                            Long.toString(kept.leadId())))
                    .subscribe()
                    .with(job -> {}, failure -> tell(kept, failure));
        }
    }

    private static void tell(LeadKept kept, Throwable failure) {
        LOG.errorf(
                "Call %s will get no spoken message: PostgreSQL did not take it (%s).",
                kept.call(), failure.getClass().getSimpleName());
    }
}
