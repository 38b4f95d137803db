package dev.parley.access;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
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
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who read which recording and transcript. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access", description = "Who may")
public class AuditResource {
    private static final String UP_TO_200 = "[1-9]\\d?|1\\d\\d|200";

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    /** One entry. */
    @Schema(description = "One entry of the audit log")
    record Entry(
            @Schema(examples = "1042") long id,
            Instant at,

            @Schema(description = "A person, a key, or whoever sits at the machine", examples = "person:12")
            String actor,

            @Schema(examples = "recording.read") String deed,

            @Schema(examples = "call:7a4c2f0e-9d35-4a51-9c60-2f8f5ee0b6b1")
            String subject) {
        static Entry of(AuditRow row) {
            return new Entry(
                    Objects.requireNonNull(row.id, "a stored entry has an id"),
                    row.at,
                    row.actor,
                    row.deed,
                    row.subject);
        }
    }

    /** A stretch of the log. */
    @Schema(description = "A stretch of the audit log, newest first; ask for what is before its last id to go on")
    record Entries(List<Entry> items) {}

    @GET
    @PermissionsAllowed("audit:read")
    @Operation(summary = "Lists who read which recording and transcript, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Entries.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<Entries> list(
            @Parameter(description = "Only entries with a smaller id", example = "1042")
                    @QueryParam("before")
                    @Nullable
                    @Pattern(regexp = "\\d{1,18}", message = "must be an entry's id, such as 1042")
                    String before,
            @Parameter(description = "Only entries about this", example = "call:7a4c2f0e-9d35-4a51-9c60-2f8f5ee0b6b1")
                    @QueryParam("subject")
                    @Nullable
                    String subject,
            @Parameter(description = "From 1 to 200", example = "50")
                    @QueryParam("size")
                    @DefaultValue("50")
                    @Pattern(regexp = UP_TO_200, message = "must be a whole number from 1 to 200")
                    String size,
            @Context SecurityContext context) {
        var from = before == null ? Long.MAX_VALUE : Long.parseLong(before);
        return audit.before(Actor.of(context).team(), from, Optional.ofNullable(subject), Integer.parseInt(size))
                .map(rows -> new Entries(rows.stream().map(Entry::of).toList()));
    }
}
