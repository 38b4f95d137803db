package dev.parley.desk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The status that an opportunity is to have. */
@Schema(description = "The status that an opportunity is to have")
record StatusChange(
        @Schema(examples = "won") @NotNull @Pattern(regexp = Allowed.SALE_STATUS, message = Allowed.SALE_STATUS_MESSAGE)
        String status,

        @Schema(description = "For the history") @Nullable @Size(max = Allowed.LINE)
        String why,

        @Schema(description = "The version that you have seen", examples = "0") @Nullable
        Integer version) {}
