package dev.parley.aftercall.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call meant, as the model's JSON has it. After {@link Evidence} has been through it, every fact in it was said.
 *
 * @param urgency low, normal or high
 * @param entities who calls and what they want, by name
 * @param qa clarity, empathy, compliance
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Analysis(
        String intent,
        List<String> summaryBullets,
        String sentiment,
        String urgency,
        Map<String, String> entities,
        List<NextAction> nextActions,
        String leadStageSuggestion,
        double confidence,
        Map<String, Mark> qa,
        List<Check> checklist) {
    public Analysis {
        summaryBullets = List.copyOf(summaryBullets);
        entities = Map.copyOf(entities);
        nextActions = List.copyOf(nextActions);
        qa = Map.copyOf(qa);
        checklist = List.copyOf(checklist);
    }

    /**
     * Something to do.
     *
     * @param when in the words of the call, "tomorrow at five"; empty when nothing was said
     * @param to a phone number or e-mail address that was said; empty for the one that is known
     */
    @RegisterForReflection
    public record NextAction(
            @JsonProperty("type") String type,
            @JsonProperty("when") String when,
            @JsonProperty("channel") String channel,
            @JsonProperty("to") String to) {}

    /** @param score 0 to 100; @param sentence of the call, on which it rests */
    @RegisterForReflection
    public record Mark(
            @JsonProperty("score") int score,
            @JsonProperty("sentence") String sentence) {}

    /** A point of the profile's checklist. @param sentence of the call that shows it; null when it was not done */
    @RegisterForReflection
    public record Check(
            @JsonProperty("item") String item,
            @JsonProperty("done") boolean done,
            @JsonProperty("sentence") @Nullable String sentence) {}
}
