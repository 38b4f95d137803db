package dev.parley.crm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.Actor;
import dev.parley.access.Paging;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a CRM was told after calls, and what it answered. It holds what was made of a call, as insights do. */
@Path("/api/receipts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Receipts", description = "What a CRM was told after calls, and what it answered")
public class ReceiptResource {
    private static final String A_UUID = "|\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    private final Receipts receipts;
    private final ObjectMapper json;

    ReceiptResource(Receipts receipts, ObjectMapper json) {
        this.receipts = receipts;
        this.json = json;
    }

    /** One exchange. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(description = "Something that was sent, and what came back")
    record Letter(
            @Schema(examples = "POST /api/tasks") String to,

            @Schema(description = "Its body; empty for none, and for what holds a key")
            String sent,

            @Schema(description = "0 when nothing came back", examples = "201")
            int status,

            @Nullable @Schema(description = "The answer as it came; null when nothing did")
            String answer) {}

    /** What became of one step. */
    @Schema(description = "What became of something that was to be written: the last try")
    record ReceiptSummary(
            UUID jobId,

            @Schema(examples = "write the summary") String step,

            @Schema(enumeration = {"communication", "task", "update"})
            String kind,

            @Schema(description = "Which CRM; empty when none was asked", examples = "desk")
            String target,

            @Nullable @Schema(description = "In that CRM; null when it was found by phone number", examples = "42")
            Long leadId,

            @Schema(enumeration = {"written", "suggested", "refused", "failed", "waiting"})
            String outcome,

            @Schema(description = "The CRM's id of what was written; empty when it told none", examples = "7")
            String reference,

            @Schema(description = "What went wrong, in a sentence; empty when nothing did")
            String trouble,

            @Schema(examples = "1") int tries,
            Instant at,
            List<Letter> letters) {}

    /** A page of receipts. */
    @Schema(description = "A page of receipts, newest first")
    record ReceiptPage(
            List<ReceiptSummary> items,
            @Schema(examples = "3") long total) {}

    @GET
    @PermissionsAllowed("insights:read")
    @Operation(summary = "Lists what a CRM was told after calls, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReceiptPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<ReceiptPage> list(
            @Parameter(description = "Only of the call with this id", example = "pbx-1732098000.17")
                    @QueryParam("callId")
                    @DefaultValue("")
                    @Size(max = 200, message = "must be a call's id")
                    String callId,
            @Parameter(description = "Only of this lead, by its id in the CRM that was written to", example = "42")
                    @QueryParam("leadId")
                    @DefaultValue("0")
                    @Pattern(regexp = "\\d{1,18}", message = "must be a lead's id, such as 42")
                    String leadId,
            @Parameter(description = "Only of this job")
                    @QueryParam("jobId")
                    @DefaultValue("")
                    @Pattern(regexp = A_UUID, message = "must be a job's id")
                    String jobId,
            @Valid @BeanParam Paging paging,
            @Context SecurityContext context) {
        var job = Optional.of(jobId).filter(id -> !id.isEmpty()).map(UUID::fromString);
        var wanted = new Receipts.Wanted(Long.parseLong(leadId), callId.replace("\0", ""), job);
        return receipts.page(Actor.of(context).team(), wanted, paging)
                .map(found ->
                        new ReceiptPage(found.rows().stream().map(this::summary).toList(), found.total()));
    }

    private ReceiptSummary summary(ReceiptRow row) {
        return new ReceiptSummary(
                row.job,
                row.step,
                row.kind,
                row.target,
                row.lead,
                row.outcome,
                row.reference,
                row.trouble,
                row.tries,
                row.at,
                letters(row.letters));
    }

    private List<Letter> letters(String kept) {
        try {
            return List.of(json.readValue(kept, Letter[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A receipt's letters are not as this version writes them.", e);
        }
    }
}
