package dev.parley.ops;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SysPropConfigSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/**
 * Tells at the start of keys that nobody reads, and which were probably meant. A wrong key below a known prefix in a
 * properties file or after -D stops the start before this is reached; the environment may hold names that are none of
 * Parley's, so that it is only warned of those.
 */
@ApplicationScoped
class KeyCheck {
    private static final Logger LOG = Logger.getLogger(KeyCheck.class);
    private static final int FIRST = 1;
    private static final String LIST = "The table in README.md lists the keys.";

    private final Config config;

    KeyCheck(Config config) {
        this.config = config;
    }

    void warn(@Observes @Priority(FIRST) StartupEvent start) {
        complaints(known(), config.getConfigSources()).forEach(LOG::warn);
    }

    /** Every mapping of the application, asked as the configuration itself asks it. */
    static KnownKeys known() {
        var keys = new HashSet<>(KnownKeys.WITHOUT_MAPPING);
        for (var bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            for (var type : bean.getTypes()) {
                if (type instanceof Class<?> mapping && mapping.isAnnotationPresent(ConfigMapping.class)) {
                    keys.addAll(ConfigClass.configClass(mapping).getProperties().keySet());
                }
            }
        }
        return new KnownKeys(keys);
    }

    static List<String> complaints(KnownKeys known, Iterable<ConfigSource> sources) {
        var sentences = new ArrayList<String>();
        for (var source : sources) {
            for (var name : source.getPropertyNames()) {
                complaint(known, source, name)
                        .filter(sentence -> !sentences.contains(sentence))
                        .ifPresent(sentences::add);
            }
        }
        return sentences;
    }

    private static Optional<String> complaint(KnownKeys known, ConfigSource source, String name) {
        if (source instanceof EnvConfigSource) {
            return Optional.of(name)
                    .filter(variable -> variable.startsWith("PARLEY_") && !known.knowsVariable(variable))
                    .map(variable -> "The environment variable " + variable + " is not read by Parley. "
                            + known.nearestToVariable(variable)
                                    .map(key -> "Is " + KnownKeys.variable(key) + " meant?")
                                    .orElse(LIST));
        }
        return Optional.of(name)
                .filter(key -> key.replaceFirst("^%[^.]+\\.", "").startsWith("parley.") && !known.knows(key))
                .map(key -> (source instanceof SysPropConfigSource ? "-D" + key : key + " in " + source.getName())
                        + " is not read by Parley. "
                        + known.nearest(key)
                                .map(near -> "Is " + near + " meant?")
                                .orElse(LIST));
    }
}
