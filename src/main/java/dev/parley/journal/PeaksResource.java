package dev.parley.journal;

import dev.parley.access.Actor;
import dev.parley.access.Uuids;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a recording looks like. */
@Path("/api/calls/{id}/peaks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls", description = "Calls, running and past")
public class PeaksResource {
    private static final String UP_TO_4000 = "[1-9]\\d{0,2}|[1-3]\\d{3}|4000";
    private static final int DECODED_HZ = 8000;

    private final CallStore store;
    private final RecordedFiles files;
    private final Ffmpeg ffmpeg;

    PeaksResource(CallStore store, RecordedFiles files, Ffmpeg ffmpeg) {
        this.store = store;
        this.files = files;
        this.ffmpeg = ffmpeg;
    }

    /** The outline of both sides. */
    @GET
    @PermissionsAllowed("calls:read")
    @Operation(summary = "Outlines the recording, for drawing it: how loud both sides are, part by part")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Peaks.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such call, or it has no recording")
    public Uni<Peaks> show(
            @PathParam("id") @Pattern(regexp = Uuids.PATTERN, message = CallResource.NOT_A_UUID) String id,
            @Parameter(description = "Into how many equal parts, from 1 to 4000", example = "1000")
                    @QueryParam("parts")
                    @DefaultValue("1000")
                    @Pattern(regexp = UP_TO_4000, message = "must be a whole number from 1 to 4000")
                    String parts,
            @Context SecurityContext context) {
        return store.find(Actor.of(context).team(), UUID.fromString(id))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> found.flatMap(files::of)
                        .map(file -> outline(file, Integer.parseInt(parts)))
                        .orElseThrow(() -> new NotFoundException("There is no recording of call " + id + ".")));
    }

    private Peaks outline(java.nio.file.Path file, int parts) {
        try {
            return file.toString().endsWith(".ogg") ? decoded(file, parts) : Peaks.ofWav(file, parts);
        } catch (IOException e) {
            throw new UncheckedIOException("The recording " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Peaks decoded(java.nio.file.Path ogg, int parts) throws IOException {
        try (var sound = ffmpeg.decoded(ogg)) {
            return Peaks.of(sound.output(), DECODED_HZ, parts);
        }
    }
}
