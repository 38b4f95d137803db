package dev.parley.desk;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What sales is given with a qualified lead. */
@Schema(description = "What sales is given with a qualified lead")
record Transfer(
        @Schema(description = "What may be sold; the lead's name when left out", examples = "Evening course for twelve")
        @Nullable
        @Size(max = Allowed.LINE)
        String title,

        @Schema(examples = "1200.00") @Nullable @DecimalMin("0") @Digits(integer = 16, fraction = 2)
        BigDecimal expectedAmount,

        @Schema(description = "ISO 4217", examples = "EUR")
        @Nullable
        @Pattern(regexp = Allowed.CURRENCY, message = Allowed.CURRENCY_MESSAGE)
        String currency,

        @Schema(description = "Who is to sell: a person of the team; the lead's owner when left out", examples = "7")
        @Nullable
        @Min(1)
        Long assignedAgentId,

        @Schema(description = "For the history") @Nullable @Size(max = Allowed.LINE)
        String why) {}
