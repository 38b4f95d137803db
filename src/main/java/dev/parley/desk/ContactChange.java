package dev.parley.desk;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of a contact; what is left out stays. */
@Schema(description = "What is to change of a contact; what is left out stays")
record ContactChange(
        @Schema(examples = "Bob Smith") @Nullable @Size(max = Allowed.LINE)
        String name,

        @Schema(examples = "+14155550124") @Nullable @Size(max = Allowed.WORD)
        String phone,

        @Schema(examples = "bob@school.example")
        @Nullable
        @Size(max = Allowed.LINE)
        @Pattern(regexp = Allowed.EMAIL, message = Allowed.EMAIL_MESSAGE)
        String email,

        @Schema(description = "What they are to the lead", examples = "assistant") @Nullable @Size(max = Allowed.WORD)
        String role,

        @Schema(description = "For the history") @Nullable @Size(max = Allowed.LINE)
        String why,

        @Schema(description = "The version that you have seen", examples = "0") @Nullable
        Integer version) {}
