package dev.parley.desk;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of a task; what is left out stays. */
@Schema(description = "What is to change of a task; what is left out stays")
record TaskChange(
        @Schema(examples = "done")
        @Nullable
        @Pattern(regexp = Allowed.TASK_STATUS, message = Allowed.TASK_STATUS_MESSAGE)
        String status,

        @Schema(examples = "2026-03-02T09:00:00Z") @Nullable Instant dueAt,

        @Nullable @Size(max = 10_000) String note,

        @Schema(description = "A person of the team; 0 for nobody", examples = "7") @Nullable @Min(0)
        Long assignedAgentId,

        @Schema(description = "For the history") @Nullable @Size(max = Allowed.LINE)
        String why,

        @Schema(description = "The version that you have seen", examples = "0") @Nullable
        Integer version) {}
