package dev.parley.think;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replies are asked for, and how long they may be. */
@ConfigMapping(prefix = "parley.think")
public interface ThinkSettings {
    /** How many of the newest turns the model is told word by word. */
    @WithDefault("6")
    int turns();

    /** Characters of one caller turn, slot or CRM field that the model is told; the rest is cut off. */
    @WithDefault("600")
    int longestText();

    /** Words after which no further sentence of a reply begins. */
    @WithDefault("25")
    int words();

    /** Words that a reply never exceeds. */
    @WithDefault("40")
    int mostWords();

    /** Sentences that a reply never exceeds. */
    @WithDefault("3")
    int mostSentences();

    /** Longest that a reply waits for what the documents say; after it the reply does without. */
    @WithDefault("150ms")
    Duration lookUp();

    /** Characters of a value that the model may note in a slot. */
    @WithDefault("120")
    int longestValue();
}
