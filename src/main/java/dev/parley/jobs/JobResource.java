package dev.parley.jobs;

import dev.parley.access.Actor;
import dev.parley.access.Paging;
import dev.parley.access.Uuids;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was accepted and must get done: where it stands, and another chance for what was given up. */
@Path("/api/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Work that was accepted: where it stands, and another chance for what was given up")
public class JobResource {
    private static final String STATE = "|waiting|working|done|dead";

    private final JobBoard board;

    JobResource(JobBoard board) {
        this.board = board;
    }

    /** One job. */
    @Schema(description = "One job")
    record JobSummary(
            @Schema(examples = "0d7a3c52-3f5e-4a53-9d0e-6c1f5b0a7f11")
            UUID id,

            @Schema(examples = "call-ended") String kind,

            @Schema(description = "The event's own id", examples = "b7c1")
            String key,

            @Schema(description = "waiting, working, done or dead", examples = "dead")
            String state,

            @Schema(description = "Tries that failed so far", examples = "10")
            int attempts,

            Instant acceptedAt,

            @Schema(description = "When it is tried next, for one that waits")
            Instant dueAt,

            @Nullable Instant finishedAt,

            @Schema(description = "Why the last try failed; empty when none did", examples = "The recording is gone.")
            String lastError) {
        static JobSummary of(JobRow row) {
            return new JobSummary(
                    row.id,
                    row.kind,
                    row.key,
                    row.state,
                    row.attempts,
                    row.acceptedAt,
                    row.dueAt,
                    row.finishedAt,
                    row.lastError);
        }
    }

    /** A page of jobs. */
    @Schema(description = "A page of jobs, newest first, and how many there are in each state")
    record JobPage(
            List<JobSummary> items, @Schema(examples = "12") long total, Map<String, Long> counts) {}

    /** A step that is done. */
    @Schema(description = "A step that is done and will not be done again")
    record StepDone(@Schema(examples = "transcribe") String name, Instant doneAt) {}

    /** One job with its steps. */
    @Schema(description = "One job with the steps that are done")
    record JobDetail(JobSummary job, List<StepDone> steps) {}

    @GET
    @PermissionsAllowed("jobs:read")
    @Operation(summary = "Lists jobs, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JobPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<JobPage> list(
            @Parameter(description = "Only those in this state", example = "dead")
                    @QueryParam("state")
                    @DefaultValue("")
                    @Pattern(regexp = STATE, message = "must be waiting, working, done or dead")
                    String state,
            @Parameter(description = "Only those of this kind", example = "call-ended")
                    @QueryParam("kind")
                    @DefaultValue("")
                    String kind,
            @Valid @BeanParam Paging paging,
            @Context SecurityContext context) {
        return board.list(Actor.of(context).team(), state, kind, paging)
                .map(found ->
                        new JobPage(found.rows().stream().map(JobSummary::of).toList(), found.total(), found.counts()));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("jobs:read")
    @Operation(summary = "Shows one job with the steps that are done")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JobDetail.class)))
    @APIResponse(responseCode = "404", description = "No such job")
    public Uni<JobDetail> show(
            @PathParam("id") @Pattern(regexp = Uuids.PATTERN, message = "must be a job's id") String id,
            @Context SecurityContext context) {
        return board.find(Actor.of(context).team(), UUID.fromString(id)).map(found -> found.map(JobResource::detail)
                .orElseThrow(() -> new NotFoundException("There is no job " + id + ".")));
    }

    @POST
    @Path("/{id}/replay")
    @PermissionsAllowed("jobs:write")
    @Operation(summary = "Gives a job that was given up another chance; steps that are done stay done")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JobDetail.class)))
    @APIResponse(responseCode = "404", description = "No such job")
    @APIResponse(responseCode = "409", description = "The job was not given up")
    public Uni<JobDetail> replay(
            @PathParam("id") @Pattern(regexp = Uuids.PATTERN, message = "must be a job's id") String id,
            @Context SecurityContext context) {
        return board.replay(Actor.of(context).team(), UUID.fromString(id))
                .flatMap(again -> show(id, context).invoke(detail -> mustBeAgain(again, detail)));
    }

    private static void mustBeAgain(boolean again, JobDetail detail) {
        if (!again) {
            throw new ClientErrorException(
                    "Only a job that was given up can be replayed; this one is "
                            + detail.job().state() + ".",
                    Response.Status.CONFLICT);
        }
    }

    private static JobDetail detail(JobBoard.Detail found) {
        return new JobDetail(
                JobSummary.of(found.job()),
                found.steps().stream()
                        .map(step -> new StepDone(step.name, step.doneAt))
                        .toList());
    }
}
