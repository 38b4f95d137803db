package dev.parley.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When and how to come back to an opportunity. */
@Schema(description = "When and how to come back to an opportunity")
record FollowUpWanted(
        @Schema(examples = "2026-03-05T14:00:00Z") @NotNull Instant dueAt,

        @Schema(examples = "phone") @NotBlank @Size(max = Allowed.WORD)
        String channel,

        @Schema(examples = "Ask whether the offer has arrived.") @Nullable @Size(max = 10_000)
        String note) {}
