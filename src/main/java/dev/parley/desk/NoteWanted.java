package dev.parley.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A note about a lead, to be kept with it. */
@Schema(description = "A note about a lead")
record NoteWanted(
        @Schema(examples = "Prefers to be called in the evening.") @NotBlank @Size(max = 10_000)
        String text) {}
