package dev.parley.aftercall;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.parley.aftercall.analysis.Analysis.Check;
import dev.parley.aftercall.analysis.Analysis.Mark;
import dev.parley.aftercall.analysis.Analysis.NextAction;
import dev.parley.aftercall.analysis.LeadScore.Signal;
import dev.parley.aftercall.recording.Said;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a call meant, as it is kept. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(description = "What a call meant. Every fact in it was found in the transcript")
record Insight(
        UUID id,
        String callId,
        long leadId,
        @Nullable Long agentId,
        String direction,
        Instant startedAt,
        Instant endedAt,

        @Schema(examples = "investment_enquiry") String intent,

        @Schema(enumeration = {"positive", "neutral", "negative"})
        String sentiment,

        @Schema(enumeration = {"low", "normal", "high"}) String urgency,

        List<String> summaryBullets,

        @Schema(examples = "{\"name\": \"Alice\", \"amount\": \"50000 USD\"}")
        Map<String, String> entities,

        List<NextAction> nextActions,

        @Schema(enumeration = {"new", "contacted", "qualified", "converted", "lost"})
        String leadStageSuggestion,

        @Schema(description = "From 0 to 1") double confidence,

        @Schema(description = "How promising the lead is, from 0 to 1")
        double score,

        double scoreConfidence,
        List<Signal> scoreSignals,

        @Schema(description = "clarity, empathy and compliance, 0 to 100, with the sentence each rests on")
        Map<String, Mark> qa,

        List<Check> checklist,

        @Schema(description = "What became of the call; a draft until dispositionBy says who confirmed it")
        String disposition,

        @Nullable String dispositionBy,

        @Schema(description = "Facts that nobody had said and that were left out")
        int dropped,

        @Schema(enumeration = {"model", "repaired", "extractive"})
        String method,

        String model,
        String language,

        @Schema(enumeration = {"open", "accepted", "rejected", "corrected"})
        String review,

        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt,
        Instant createdAt,

        @Nullable @Schema(description = "What was said; of a single insight only")
        List<Said> transcript) {}
