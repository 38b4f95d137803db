package dev.parley.aftercall.analysis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a model is asked about a call that is over. */
@ConfigMapping(prefix = "parley.aftercall.analysis")
public interface AnalysisConfig {
    /** How long the model may take. */
    @WithDefault("3m")
    Duration within();

    /** Most tokens of its answer. */
    @WithDefault("1500")
    int longestAnswer();

    /** Characters of the transcript that it gets; of longer ones the beginning and the end. Mind Ollama's context. */
    @WithDefault("12000")
    int longestTranscript();

    /** How many of the latest corrections it is told of. */
    @WithDefault("5")
    int lessons();
}
