package dev.parley.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How open pages are kept up to date. */
@ConfigMapping(prefix = "parley.web.live")
public interface LiveConfig {
    /** How often a page is told that the line is alive; one that does not answer three times running is let go. */
    @WithDefault("10s")
    Duration heartbeat();

    /** The least time between two versions of what one caller is saying so far. */
    @WithDefault("200ms")
    Duration partialsApart();

    /** How often the parts (Asterisk, ears, mind, voice) are asked how they are. */
    @WithDefault("2s")
    Duration partsEvery();

    /** How much may wait to be sent to one page; a page that is further behind is let go and asks again. */
    @WithDefault("1M")
    MemorySize backlog();
}
