package dev.parley.desk;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of an opportunity; what is left out stays. */
@Schema(description = "What is to change of an opportunity; what is left out stays")
record OpportunityChange(
        @Schema(examples = "Evening course for twelve") @Nullable @Size(max = Allowed.LINE)
        String title,

        @Schema(examples = "1200.00") @Nullable @DecimalMin("0") @Digits(integer = 16, fraction = 2)
        BigDecimal expectedAmount,

        @Schema(description = "ISO 4217", examples = "EUR")
        @Nullable
        @Pattern(regexp = Allowed.CURRENCY, message = Allowed.CURRENCY_MESSAGE)
        String currency,

        @Schema(description = "A person of the team; 0 for nobody", examples = "7") @Nullable @Min(0)
        Long assignedAgentId,

        @Schema(description = "For the history") @Nullable @Size(max = Allowed.LINE)
        String why,

        @Schema(description = "The version that you have seen", examples = "0") @Nullable
        Integer version) {}
