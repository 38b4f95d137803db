package dev.parley.desk;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sale that may come of a lead. */
@Schema(description = "A sale that may come of a lead")
record OpportunityWanted(
        @Schema(examples = "42") @NotNull @Min(1) Long leadId,

        @Schema(examples = "Evening course for twelve") @NotBlank @Size(max = Allowed.LINE)
        String title,

        @Schema(examples = "1200.00") @Nullable @DecimalMin("0") @Digits(integer = 16, fraction = 2)
        BigDecimal expectedAmount,

        @Schema(description = "ISO 4217; the configured one when left out", examples = "EUR")
        @Nullable
        @Pattern(regexp = Allowed.CURRENCY, message = Allowed.CURRENCY_MESSAGE)
        String currency,

        @Schema(description = "A person of the team; 0 for nobody", examples = "7") @Nullable @Min(0)
        Long assignedAgentId) {}
