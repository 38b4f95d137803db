package dev.parley.listen.wyoming;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** A recogniser that speaks the Wyoming protocol. */
@ConfigMapping(prefix = "parley.listen.wyoming")
public interface WyomingConfig {
    /** Where it is: {@code host:port}, such as {@code host:10300}. Absent: it is not used. */
    Optional<String> address();

    /** The model to ask for, when it has several. */
    Optional<String> model();

    /** How long a whole turn may take, one retry included. */
    @WithDefault("5s")
    Duration timeout();

    /** How long a partial transcript of a growing turn may take. */
    @WithDefault("2s")
    Duration partialTimeout();
}
