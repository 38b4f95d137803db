package dev.parley.ops;

import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Says in the log that calls begin and end, on the call's context and so under its marks; who called is not said. */
@ApplicationScoped
class CallLog {
    private static final Logger LOG = Logger.getLogger("dev.parley.calls");

    private final Map<CallId, Instant> answered = new ConcurrentHashMap<>();

    void answered(@Observes CallEvent.Answered event) {
        answered.put(event.call(), event.at());
        LOG.info("The call is answered.");
    }

    void handedOver(@Observes CallEvent.HandedOver event) {
        LOG.info(event.answered() ? "A person took the call." : "No person took the call; the caller is back.");
    }

    void ended(@Observes CallEvent.Ended event) {
        var outcome = event.outcome().name().toLowerCase(Locale.ROOT);
        var since = answered.remove(event.call());
        if (since == null) {
            LOG.infof("The call ended before it was answered: %s.", outcome);
        } else {
            LOG.infof(
                    "The call ended after %d s: %s.",
                    Duration.between(since, event.at()).toSeconds(), outcome);
        }
    }
}
