package dev.parley.journal;

import dev.parley.access.Actor;
import dev.parley.access.Audit;
import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Uuids;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
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

/** Calls, running and past. */
@Path("/api/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls", description = "Calls, running and past")
public class CallResource {
    static final String NOT_A_UUID = "must be a call's id, such as 7a4c2f0e-9d35-4a51-9c60-2f8f5ee0b6b1";

    private final CallStore store;
    private final RecordedFiles files;
    private final Audit audit;

    CallResource(CallStore store, RecordedFiles files, Audit audit) {
        this.store = store;
        this.files = files;
        this.audit = audit;
    }

    /** A page of calls. */
    @Schema(description = "A page of calls, newest first")
    record CallPage(
            List<CallSummary> items,
            @Schema(examples = "128") long total) {}

    @GET
    @PermissionsAllowed("calls:read")
    @Operation(summary = "Lists calls, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CallPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<CallPage> list(
            @Valid @BeanParam Paging paging,
            @Parameter(description = "Only calls in this state", example = "active")
                    @QueryParam("state")
                    @Nullable
                    @Pattern(regexp = "ringing|active|ended", message = "must be ringing, active or ended")
                    String state,
            @Context SecurityContext context) {
        var wanted = Optional.ofNullable(state);
        return store.page(Actor.of(context).team(), wanted, paging.page(), paging.size())
                .map(found ->
                        new CallPage(found.rows().stream().map(CallSummary::of).toList(), found.total()));
    }

    @GET
    @PermissionsAllowed("calls:read")
    @Path("/{id}")
    @Operation(summary = "Shows one call with its transcript and what was learnt in it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CallDetail.class)))
    @APIResponse(responseCode = "404", description = "No such call")
    public Uni<CallDetail> show(
            @PathParam("id") @Pattern(regexp = Uuids.PATTERN, message = NOT_A_UUID) String id,
            @Context SecurityContext context) {
        var actor = Actor.of(context);
        return existing(actor.team(), id)
                .call(row -> audit.note(actor, "transcript.read", "call:" + row.id))
                .flatMap(row -> store.turns(actor.team(), row.id).map(turns -> CallDetail.of(row, turns)));
    }

    @GET
    @PermissionsAllowed("calls:read")
    @Path("/{id}/recording")
    @Produces({"audio/wav", "audio/ogg"})
    @Operation(summary = "Plays the recording: the caller left, the agent right. Takes Range requests.")
    @APIResponse(responseCode = "200", description = "The whole file")
    @APIResponse(responseCode = "206", description = "The range that was asked for")
    @APIResponse(responseCode = "404", description = "No such call, or it has no recording")
    @APIResponse(responseCode = "416", description = "The file ends before the range begins")
    public Uni<Response> recording(
            @PathParam("id") @Pattern(regexp = Uuids.PATTERN, message = NOT_A_UUID) String id,
            @Nullable @HeaderParam("Range") String range,
            @Context SecurityContext context) {
        var actor = Actor.of(context);
        return existing(actor.team(), id)
                .call(row -> audit.note(actor, "recording.read", "call:" + row.id))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(row -> files.of(row)
                        .flatMap(file -> SoundFile.response(file, Optional.ofNullable(range)))
                        .orElseThrow(() -> new NotFoundException("There is no recording of call " + id + ".")));
    }

    private Uni<CallRow> existing(TeamId team, String id) {
        return store.find(team, UUID.fromString(id))
                .map(found -> found.orElseThrow(() -> new NotFoundException("There is no call " + id + ".")));
    }
}
