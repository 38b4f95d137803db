package dev.parley.aftercall;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A call is over, as whoever had it tells. */
@RegisterForReflection
@Schema(description = "A call is over")
record CallEnded(
        @Schema(description = "The same id again is the same job", examples = "pbx-1732098000.17")
        String callId,

        @Schema(examples = "42") long leadId,

        @Nullable @Schema(description = "Who had the call; null for nobody in particular", examples = "7")
        Long agentId,

        @Schema(enumeration = {"inbound", "outbound"}) String direction,
        @Schema(examples = "2026-03-01T10:15:30Z") Instant startedAt,
        @Schema(examples = "2026-03-01T10:18:42Z") Instant endedAt,

        @Nullable
        @Schema(
                description = "http(s) at an allowed host, or file in an allowed folder; may be null with a transcript",
                examples = "https://recordings.example.com/pbx-1732098000.17.webm")
        String recordingUrl,

        @Nullable @Schema(description = "A transcript that is used instead: JSON, WebVTT, SRT or text")
        String transcriptUrl) {

    Optional<String> recording() {
        return Optional.ofNullable(recordingUrl);
    }

    Optional<String> transcript() {
        return Optional.ofNullable(transcriptUrl);
    }

    /** Whether it is one of Parley's own: its words are in the journal, and its lead is one of Parley's own desk. */
    boolean own() {
        return recording().isEmpty() && transcript().isEmpty();
    }

    /** The same with the times that the journal has. */
    CallEnded lasting(Instant from, Instant to) {
        return new CallEnded(callId, leadId, agentId, direction, from, to, recordingUrl, transcriptUrl);
    }
}
