package dev.parley.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One call with everything that was said and learnt in it. */
@Schema(description = "One call with everything that was said and learnt in it")
record CallDetail(
        @JsonUnwrapped CallSummary call,
        @Schema(examples = "investment") String profile,

        @Nullable @Schema(description = "Why it ended, for people")
        String reason,

        @Schema(description = "False when the recording misses something")
        boolean recordingComplete,

        @Nullable @Schema(description = "When the recording will be deleted", examples = "2026-05-30T10:15:30.120Z")
        Instant recordingUntil,

        List<TurnView> turns,

        @Schema(description = "Canonical values by slot name", examples = "{\"amount\": \"50000 USD\"}")
        Map<String, String> slots) {

    /** What one side said. */
    @Schema(description = "What one side said")
    record TurnView(
            @Schema(enumeration = {"caller", "agent"}) String who,

            @Schema(examples = "How much would you like to invest?")
            String text,

            Instant startedAt,

            @Schema(
                    description =
                            "For agent turns: milliseconds from the end of the caller's speech to each stage of the"
                                    + " answer: transcript, endpoint, firstToken, firstWords, firstAudio, playout, heard",
                    examples = "{\"endpoint\": 400, \"heard\": 698}")
            Map<String, Long> latency,

            @Nullable @Schema(description = "For caller turns: from -1, furious, to 1, delighted", examples = "-0.62")
            Double sentiment,

            @Nullable @Schema(description = "For caller turns: from 0 to 1, now or never", examples = "0.33")
            Double urgency) {

        static TurnView of(TurnRow row) {
            return new TurnView(row.who, row.text, row.startedAt, row.latency, row.sentiment, row.urgency);
        }
    }

    static CallDetail of(CallRow row, List<TurnRow> turns) {
        return new CallDetail(
                CallSummary.of(row),
                row.profile,
                row.reason,
                row.recordingComplete,
                row.recordingUntil,
                turns.stream().map(TurnView::of).toList(),
                row.slots);
    }
}
