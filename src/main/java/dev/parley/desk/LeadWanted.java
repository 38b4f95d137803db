package dev.parley.desk;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lead to be entered; what is left out is empty. */
@Schema(description = "A lead to be entered; at least one of name, phone and email")
record LeadWanted(
        @Schema(examples = "Alice Smith") @Nullable @Size(max = Allowed.LINE)
        String name,

        @Schema(description = "Any way of writing it; kept as E.164", examples = "+1 (415) 555-0123")
        @Nullable
        @Size(max = Allowed.WORD)
        String phone,

        @Schema(examples = "alice@school.example")
        @Nullable
        @Size(max = Allowed.LINE)
        @Pattern(regexp = Allowed.EMAIL, message = Allowed.EMAIL_MESSAGE)
        String email,

        @Schema(description = "Where the lead came from; manual when left out", examples = "website")
        @Nullable
        @Size(max = Allowed.WORD)
        String source,

        @Schema(examples = "high") @Nullable @Pattern(regexp = Allowed.PRIORITY, message = Allowed.PRIORITY_MESSAGE)
        String priority) {}
