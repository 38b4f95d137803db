package dev.parley.aftercall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is done after calls, and who may tell of them. */
@ConfigMapping(prefix = "parley.aftercall")
public interface AfterCallConfig {
    /** Whether Parley's own calls are analysed when they end. */
    @WithDefault("true")
    boolean ownCalls();

    /** How long after its end a call of Parley's own may be missing from the journal before its job is given up. */
    @WithDefault("10m")
    Duration journalWithin();

    /** How far back calls of Parley's own are looked for, at the start, that nobody has analysed. */
    @WithDefault("1d")
    Duration missedWithin();

    /** Whether the demo's stand-ins for ears and mind may serve everybody where no real ones are configured. */
    @WithDefault("false")
    boolean standIns();

    /** Webhooks that tell of calls. */
    Webhook webhook();

    /** Webhooks that tell of calls. */
    interface Webhook {
        /** Secrets that senders may sign with ({@code whsec_…}); several while one takes the place of another. */
        Optional<List<String>> secrets();

        /** The team whose calls signed webhooks tell of. */
        @WithDefault("1")
        long team();
    }
}
