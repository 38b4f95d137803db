package dev.parley.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One lead with its calls. */
@Schema(description = "One lead with its calls")
record LeadDetail(
        @JsonUnwrapped LeadSummary lead,
        @Schema(description = "The calls, newest first") List<UUID> callIds) {}
