package dev.parley.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that was said or written to or by a lead, to be kept with it. */
@Schema(description = "Something that was said or written to or by a lead")
public record CommunicationWanted(
        @Schema(examples = "call_summary") @NotBlank @Size(max = Allowed.WORD)
        String type,

        @Schema(description = "Who says so: ai, agent, website, …", examples = "ai") @NotBlank @Size(max = Allowed.WORD)
        String source,

        @Schema(examples = "Wants an evening course in Spanish; asked for a callback.")
        @NotBlank
        @Size(max = Allowed.TEXT)
        String content,

        @Schema(examples = "[\"intent:enquiry\", \"priority:high\"]") @Nullable @Size(max = 50)
        List<@NotBlank @Size(max = Allowed.LINE) String> tags,

        @Schema(description = "Anything that belongs to it", examples = "{\"callId\": \"c-17\", \"confidence\": 0.8}")
        @Nullable
        @Size(max = 100)
        Map<String, Object> metadata) {}
