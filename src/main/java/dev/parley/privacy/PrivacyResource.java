package dev.parley.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.access.Actor;
import dev.parley.access.Audit;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is held of a telephone number: telling it, and forgetting it. */
@Path("/api/privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy", description = "Personal data: told and forgotten")
public class PrivacyResource {
    private static final String NO_BODY = "must be a JSON object with a phone";

    private final Holdings holdings;
    private final NumberForm form;
    private final Audit audit;

    PrivacyResource(Holdings holdings, NumberForm form, Audit audit) {
        this.holdings = holdings;
        this.form = form;
        this.audit = audit;
    }

    /** Whose. */
    @RegisterForReflection
    @Schema(description = "Whose data it is about")
    record Whose(
            @Nullable @Telephone @Schema(examples = "+14155550123")
            String phone) {}

    /** What was deleted. */
    @RegisterForReflection
    @Schema(description = "How much was deleted, by kind")
    record Erased(
            @Schema(examples = "{\"calls\": 2, \"turns\": 31, \"recordings\": 2, \"leads\": 1}")
            Map<String, Integer> erased) {}

    /** All that is held. */
    @RegisterForReflection
    @Schema(description = "All that is held of a number, by kind")
    record Export(
            @Schema(examples = "+14155550123") String phone, Instant exportedAt, Map<String, List<JsonNode>> held) {}

    @POST
    @Path("/erase")
    @PermissionsAllowed("privacy:write")
    @Operation(
            summary = "Deletes all that your team holds of a number, for good",
            description =
                    "Calls, what was said in them, recordings, leads and all that hangs on them, insights, what was"
                            + " sent to a CRM, and jobs. A number that nothing is held of has counts of zero. What was written"
                            + " to a CRM other than Parley's own is not deleted there.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Erased.class)))
    @APIResponse(responseCode = "400", description = "It is no telephone number; the problem document says so")
    @APIResponse(responseCode = "409", description = "A call of this number, or work on one, is in progress")
    public Uni<Erased> erase(@Valid @NotNull(message = NO_BODY) Whose whose, @Context SecurityContext context) {
        var actor = Actor.of(context);
        var phone = phone(whose);
        return audit.note(actor, "privacy.erase", Mark.of(phone))
                .chain(() -> holdings.erase(actor.team(), phone))
                .map(Erased::new);
    }

    @POST
    @Path("/export")
    @PermissionsAllowed("privacy:write")
    @Operation(
            summary = "Tells all that your team holds of a number",
            description = "Recordings are listed; each is at /api/calls/{id}/recording.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Export.class)))
    @APIResponse(responseCode = "400", description = "It is no telephone number; the problem document says so")
    public Uni<Response> export(@Valid @NotNull(message = NO_BODY) Whose whose, @Context SecurityContext context) {
        var actor = Actor.of(context);
        var phone = phone(whose);
        return audit.note(actor, "privacy.export", Mark.of(phone))
                .chain(() -> holdings.tell(actor.team(), phone))
                .map(held -> Response.ok(
                                new Export(phone.number(), Instant.now().truncatedTo(ChronoUnit.SECONDS), held))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"parley-export.json\"")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private Phone phone(Whose whose) {
        return Phone.of(Optional.ofNullable(whose.phone()).orElseThrow(), form);
    }
}
