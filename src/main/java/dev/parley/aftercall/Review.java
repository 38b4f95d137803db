package dev.parley.aftercall;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person makes of an insight. */
@Schema(description = "What a person makes of an insight; fields that are given take the place of what it says")
record Review(
        @Schema(enumeration = {"accepted", "rejected", "corrected"})
        @NotNull
        @Pattern(regexp = "accepted|rejected|corrected", message = "must be accepted, rejected or corrected")
        String verdict,

        @Nullable
        @Size(max = 500)
        @Schema(
                description = "Told to the model with later calls; no personal data",
                examples = "asked for a price only")
        String reason,

        @Nullable
        @Size(max = 60)
        @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must be small letters, digits and _")
        @Schema(examples = "price_enquiry")
        String intent,

        @Nullable @Pattern(regexp = "positive|neutral|negative", message = "must be positive, neutral or negative")
        String sentiment,

        @Nullable @Pattern(regexp = "low|normal|high", message = "must be low, normal or high")
        String urgency,

        @Nullable
        @Pattern(
                regexp = "new|contacted|qualified|converted|lost",
                message = "must be new, contacted, qualified, converted or lost")
        String leadStageSuggestion,

        @Nullable @Size(min = 1, max = 10) List<@NotNull @Size(min = 1, max = 500) String> summaryBullets,

        @Nullable @Size(max = 30) Map<@NotNull @Size(max = 60) String, @NotNull @Size(max = 200) String> entities) {}
