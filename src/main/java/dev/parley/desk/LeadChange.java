package dev.parley.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a lead; what is left out stays.
 *
 * @param status the stage to move to
 * @param assignedAgentId a person of the team; 0 for nobody
 * @param version the version that was seen; when given and no longer right, nothing is changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What is to change of a lead; what is left out stays")
public record LeadChange(
        @Schema(examples = "qualified") @Nullable @Pattern(regexp = Stage.PATTERN, message = Allowed.STAGE_MESSAGE)
        String status,

        @Schema(examples = "high") @Nullable @Pattern(regexp = Allowed.PRIORITY, message = Allowed.PRIORITY_MESSAGE)
        String priority,

        @Schema(description = "A person of the team; 0 for nobody", examples = "7") @Nullable @Min(0)
        Long assignedAgentId,

        @Schema(examples = "Alice Smith") @Nullable @Size(max = Allowed.LINE)
        String name,

        @Schema(examples = "+14155550123") @Nullable @Size(max = Allowed.WORD)
        String phone,

        @Schema(examples = "alice@school.example")
        @Nullable
        @Size(max = Allowed.LINE)
        @Pattern(regexp = Allowed.EMAIL, message = Allowed.EMAIL_MESSAGE)
        String email,

        @Schema(description = "For the history", examples = "Asked for an offer.") @Nullable @Size(max = Allowed.LINE)
        String why,

        @Schema(
                description = "The version that you have seen; refused with 409 when it is no longer right",
                examples = "3")
        @Nullable
        Integer version) {

    /** What the write-back of a call changes. */
    public static LeadChange of(
            @Nullable String status, @Nullable String priority, @Nullable Long assignedAgentId, @Nullable String why) {
        return new LeadChange(status, priority, assignedAgentId, null, null, null, why, null);
    }
}
