package dev.parley.followup;

import dev.parley.access.Actor;
import dev.parley.access.Audit;
import dev.parley.access.Paging;
import dev.parley.access.Uuids;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What went out to leads after calls. */
@Path("/api/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Follow-ups", description = "What went out to leads after calls, and who wants nothing")
public class FollowUpResource {
    private final Ledger ledger;
    private final Messages messages;
    private final Audit audit;

    FollowUpResource(Ledger ledger, Messages messages, Audit audit) {
        this.ledger = ledger;
        this.messages = messages;
        this.audit = audit;
    }

    /** One follow-up. */
    @Schema(description = "One follow-up")
    record FollowUpSent(
            @Schema(description = "Its job's, too", examples = "0d7a3c52-3f5e-4a53-9d0e-6c1f5b0a7f11")
            UUID id,

            @Schema(enumeration = {"email", "sms", "spoken"})
            String channel,

            String callId,
            @Schema(examples = "42") long leadId,

            @Schema(description = "Empty for a spoken message", examples = "+14155550123")
            String address,

            @Schema(
                    description = "unclear: perhaps sent, and not sent again; made: a spoken message that is ready",
                    enumeration = {"sending", "sent", "failed", "unclear", "made"})
            String state,

            @Schema(description = "The gateway's id of it, or what went wrong")
            String detail,

            int tries,
            Instant at) {
        static FollowUpSent of(FollowedUpRow row) {
            return new FollowUpSent(
                    row.id, row.channel, row.call, row.lead, row.address, row.state, row.detail, row.tries, row.at);
        }
    }

    /** A page of follow-ups. */
    @Schema(description = "A page of follow-ups, newest first")
    record FollowUpSentPage(
            List<FollowUpSent> items,
            @Schema(examples = "3") long total) {}

    @GET
    @PermissionsAllowed("leads:read")
    @Operation(summary = "Lists follow-ups, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FollowUpSentPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<FollowUpSentPage> list(
            @Valid @BeanParam Paging paging,
            @Parameter(description = "Only of this lead", example = "42")
                    @QueryParam("leadId")
                    @DefaultValue("0")
                    @Pattern(regexp = "\\d{1,18}", message = "must be a lead's id, such as 42")
                    String leadId,
            @Context SecurityContext context) {
        return ledger.page(Actor.of(context).team(), Long.parseLong(leadId), paging)
                .map(found -> new FollowUpSentPage(
                        found.rows().stream().map(FollowUpSent::of).toList(), found.total()));
    }

    @GET
    @PermissionsAllowed("calls:read")
    @Path("/{id}/sound")
    @Produces("audio/wav")
    @Operation(summary = "Plays a spoken message")
    @APIResponse(responseCode = "200", description = "The whole file")
    @APIResponse(responseCode = "404", description = "No such follow-up, or it is not a spoken one")
    public Uni<Response> sound(
            @PathParam("id") @Pattern(regexp = Uuids.PATTERN, message = "must be a follow-up's id") String id,
            @Context SecurityContext context) {
        var actor = Actor.of(context);
        return ledger.find(actor.team(), UUID.fromString(id))
                .map(found -> found.filter(row -> row.channel.equals(FollowedUpRow.SPOKEN))
                        .orElseThrow(() -> missing(id)))
                .call(row -> audit.note(actor, "recording.read", "follow-up:" + row.id))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(row -> messages.file(row.id).orElseThrow(() -> missing(id)))
                .map(file -> Response.ok(file.toFile()).type("audio/wav").build());
    }

    private static NotFoundException missing(String id) {
        return new NotFoundException("There is no spoken message " + id + ".");
    }
}
