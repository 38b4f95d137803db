package dev.parley.usage;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of a cap is used up. */
@Schema(description = "How much of a cap is used up")
record CapStanding(
        @Schema(description = "daily-tokens, monthly-tokens, daily-cost or monthly-cost", examples = "daily-tokens")
        String of,

        @Schema(examples = "500000") BigDecimal cap,
        @Schema(examples = "81250") BigDecimal used,

        @Schema(description = "When it is counted anew", examples = "2026-03-02T00:00:00Z")
        Instant until) {
    boolean reached() {
        return used.compareTo(cap) >= 0;
    }
}
