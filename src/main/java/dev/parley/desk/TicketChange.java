package dev.parley.desk;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of a ticket; what is left out stays. */
@Schema(description = "What is to change of a ticket; what is left out stays")
record TicketChange(
        @Schema(examples = "resolved")
        @Nullable
        @Pattern(regexp = Allowed.TICKET_STATUS, message = Allowed.TICKET_STATUS_MESSAGE)
        String status,

        @Schema(examples = "high") @Nullable @Pattern(regexp = Allowed.PRIORITY, message = Allowed.PRIORITY_MESSAGE)
        String priority,

        @Nullable @Size(max = 10_000) String description,

        @Schema(description = "A person of the team; 0 for nobody", examples = "7") @Nullable @Min(0)
        Long assignedAgentId,

        @Schema(description = "For the history") @Nullable @Size(max = Allowed.LINE)
        String why,

        @Schema(description = "The version that you have seen", examples = "0") @Nullable
        Integer version) {}
