package dev.parley.desk;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that a person is to do about a lead. */
@Schema(description = "Something that a person is to do about a lead")
public record TaskWanted(
        @Schema(examples = "42") @NotNull @Min(1) Long leadId,

        @Schema(examples = "callback") @NotBlank @Size(max = Allowed.WORD)
        String type,

        @Schema(examples = "2026-03-02T09:00:00Z") @Nullable Instant dueAt,

        @Schema(examples = "Call back about the evening course.") @Nullable @Size(max = 10_000)
        String note,

        @Schema(description = "A person of the team; the lead's when left out", examples = "7") @Nullable @Min(0)
        Long assignedAgentId) {}
