package dev.parley.usage;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a model was used for, added up. */
@Schema(description = "What a model was used for, added up")
record UsageTotal(
        @Schema(examples = "reply") String purpose,
        @Schema(examples = "qwen3:8b") String model,
        @Schema(examples = "412") long requests,
        @Schema(examples = "204800") long promptTokens,
        @Schema(examples = "16480") long replyTokens,

        @Schema(description = "Time spent, in ms", examples = "371200")
        long millis,

        @Schema(description = "Of the requests whose model had a price", examples = "0.0417")
        BigDecimal cost,

        @Schema(description = "Requests whose model had no price", examples = "0")
        long unpriced) {}
