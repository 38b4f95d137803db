package dev.parley.qualify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which profile the agent asks by. */
@ConfigMapping(prefix = "parley.qualify")
interface QualifySettings {
    /** A shipped profile (investment, bant, language-school) or the path of a YAML file. */
    @WithDefault("investment")
    String profile();
}
