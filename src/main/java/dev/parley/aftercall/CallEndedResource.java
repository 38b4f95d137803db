package dev.parley.aftercall;

import dev.parley.access.Actor;
import dev.parley.access.TeamId;
import dev.parley.aftercall.webhook.WebhookKeys;
import dev.parley.jobs.Accepted;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where telephone systems tell that a call is over. */
@Path("/api/voip/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Call events", description = "Where telephone systems tell that a call is over")
public class CallEndedResource {
    private static final int LARGEST = 64 << 10;
    private static final String PERMISSION = "calls:write";

    private final Admission admission;
    private final Events events;
    private final WebhookKeys keys;
    private final TeamId webhooksTeam;

    CallEndedResource(Admission admission, Events events, AfterCallConfig config) {
        this.admission = admission;
        this.events = events;
        keys = new WebhookKeys(config.webhook().secrets().orElse(List.of()));
        webhooksTeam = new TeamId(config.webhook().team());
    }

    /** The job that does what is to be done after the call. */
    @Schema(description = "The job that does what is to be done after the call")
    record JobAccepted(
            @Schema(examples = "0b8a3c9e-5d1f-4d0b-9c87-3d1f6c1f2a40")
            UUID jobId,

            @Schema(description = "False when this call was told of before")
            boolean isNew) {}

    @POST
    @PermitAll // a signature or an actor that may, looked at below: the signature is over the body
    @Path("/call-ended")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tells that a call is over",
            description =
                    "Signed as Standard Webhooks say (webhook-id, webhook-timestamp, webhook-signature), or with an"
                            + " API key that has the scope calls:write. The answer comes when the event is safely stored.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CallEnded.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted; the same callId again gives the same job",
            content = @Content(schema = @Schema(implementation = JobAccepted.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "401", description = "The signature is not ours, or too old, or there is no key")
    @APIResponse(responseCode = "403", description = "The key may not tell of calls")
    @APIResponse(responseCode = "409", description = "The same webhook was accepted before")
    @APIResponse(responseCode = "413", description = "The body is larger than 64 KB")
    public Uni<Response> callEnded(
            byte[] body,
            @Nullable @HeaderParam("webhook-id") String id,
            @Nullable @HeaderParam("webhook-timestamp") String timestamp,
            @Nullable @HeaderParam("webhook-signature") String signature,
            @Context SecurityContext context) {
        if (body.length > LARGEST) {
            throw new ClientErrorException("The body is larger than 64 KB. Send the event only.", 413);
        }
        var delivery = Optional.ofNullable(signature)
                .map(given -> new WebhookKeys.Headers(
                        Optional.ofNullable(id).orElse(""),
                        Optional.ofNullable(timestamp).orElse(""),
                        given));
        var team = delivery.map(headers -> signed(headers, body)).orElseGet(() -> allowed(context));
        var event = CallEndedReader.read(body, Instant.now());
        return admission
                .check(team, event)
                .chain(claim -> events.accept(team, event, claim, delivery, body))
                .map(CallEndedResource::answer);
    }

    private TeamId signed(WebhookKeys.Headers headers, byte[] body) {
        if (!keys.any()) {
            throw new NotAuthorizedException(
                    "Webhooks are not accepted here: parley.aftercall.webhook.secrets is not set.", "Bearer");
        }
        keys.fault(headers, body, Instant.now()).ifPresent(fault -> {
            throw new NotAuthorizedException(fault, "Bearer");
        });
        return webhooksTeam;
    }

    private static TeamId allowed(SecurityContext context) {
        var actor = Actor.of(context);
        if (!actor.permissions().contains(PERMISSION)) {
            throw new ForbiddenException("This needs the permission " + PERMISSION + ".");
        }
        return actor.team();
    }

    private static Response answer(Accepted job) {
        return Response.accepted(new JobAccepted(job.id(), job.isNew())).build();
    }
}
