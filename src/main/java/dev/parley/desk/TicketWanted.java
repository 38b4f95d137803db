package dev.parley.desk;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that a lead needs help with. */
@Schema(description = "Something that a lead needs help with")
record TicketWanted(
        @Schema(examples = "42") @NotNull @Min(1) Long leadId,

        @Schema(examples = "Cannot sign in") @NotBlank @Size(max = Allowed.LINE)
        String title,

        @Schema(examples = "The link in the confirmation is dead.") @Nullable @Size(max = 10_000)
        String description,

        @Schema(examples = "high") @Nullable @Pattern(regexp = Allowed.PRIORITY, message = Allowed.PRIORITY_MESSAGE)
        String priority,

        @Schema(description = "A person of the team; 0 for nobody", examples = "7") @Nullable @Min(0)
        Long assignedAgentId) {}
