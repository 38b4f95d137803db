package dev.parley.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody else who can be reached about a lead. */
@Schema(description = "Somebody else who can be reached about a lead")
record ContactWanted(
        @Schema(examples = "Bob Smith") @NotBlank @Size(max = Allowed.LINE)
        String name,

        @Schema(examples = "+14155550124") @Nullable @Size(max = Allowed.WORD)
        String phone,

        @Schema(examples = "bob@school.example")
        @Nullable
        @Size(max = Allowed.LINE)
        @Pattern(regexp = Allowed.EMAIL, message = Allowed.EMAIL_MESSAGE)
        String email,

        @Schema(description = "What they are to the lead", examples = "assistant") @Nullable @Size(max = Allowed.WORD)
        String role) {}
