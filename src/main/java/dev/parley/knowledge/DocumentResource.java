package dev.parley.knowledge;

import dev.parley.access.Actor;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What the agent can look up. */
@Path("/api/knowledge")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge", description = "What the agent can look up")
public class DocumentResource {
    private static final int LONGEST_NAME = 200;

    private final Intake intake;
    private final Samples samples;
    private final DocumentStore store;
    private final Shelves shelves;
    private final KnowledgeConfig config;

    DocumentResource(Intake intake, Samples samples, DocumentStore store, Shelves shelves, KnowledgeConfig config) {
        this.intake = intake;
        this.samples = samples;
        this.store = store;
        this.shelves = shelves;
        this.config = config;
    }

    /** All documents. */
    @Schema(description = "The team's documents by name")
    record Documents(List<DocumentView> items) {}

    @GET
    @Path("/documents")
    @PermissionsAllowed("knowledge:read")
    @Operation(summary = "Lists the documents by name")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Documents.class)))
    public Uni<Documents> list(@Context SecurityContext context) {
        return store.list(Actor.of(context).team())
                .map(rows -> new Documents(rows.stream().map(DocumentView::of).toList()));
    }

    @POST
    @Path("/documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("knowledge:write")
    @Operation(
            summary = "Adds a document",
            description = "Markdown, plain text (UTF-8), HTML, PDF or DOCX, told apart by content. A document of the"
                    + " same name is replaced.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DocumentView.class)))
    @APIResponse(responseCode = "413", description = "Too large; the problem document says what is allowed")
    @APIResponse(responseCode = "415", description = "None of these kinds")
    @APIResponse(responseCode = "422", description = "Empty, damaged, encrypted or without text")
    public Uni<Response> add(@RestForm("file") @Nullable FileUpload file, @Context SecurityContext context) {
        if (file == null) {
            throw new BadRequestException("file is missing. Send it as multipart/form-data in the part \"file\".");
        }
        if (file.size() > config.largest().asLongValue()) {
            throw new WebApplicationException(
                    "The file has %,d bytes; up to %,d are taken. Split it, or raise parley.knowledge.largest."
                            .formatted(file.size(), config.largest().asLongValue()),
                    413);
        }
        var actor = Actor.of(context);
        var origin = new Intake.Origin(actor.team(), name(file.fileName()), actor.reference());
        return intake.take(origin, () -> Files.readAllBytes(file.uploadedFile()))
                .map(row -> Response.status(Response.Status.CREATED)
                        .entity(DocumentView.of(row))
                        .build())
                .onFailure(UnreadableException.class)
                .transform(DocumentResource::refused);
    }

    @DELETE
    @Path("/documents/{id}")
    @PermissionsAllowed("knowledge:write")
    @Operation(summary = "Deletes a document and all its pieces")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "No such document")
    public Uni<Void> remove(
            @PathParam("id") @Pattern(regexp = "\\d{1,18}", message = "must be a document's id, such as 7") String id,
            @Context SecurityContext context) {
        var team = Actor.of(context).team();
        return store.remove(team, Long.parseLong(id))
                .invoke(() -> shelves.changed(team))
                .invoke(removed -> {
                    if (!removed) {
                        throw new NotFoundException("There is no document " + id + ".");
                    }
                })
                .replaceWithVoid();
    }

    @POST
    @Path("/samples")
    @PermissionsAllowed("knowledge:write")
    @Operation(summary = "Adds the shipped sample documents of an investment adviser")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Documents.class)))
    public Uni<Documents> samples(@Context SecurityContext context) {
        var actor = Actor.of(context);
        return samples.load(actor.team(), actor.reference())
                .map(rows -> new Documents(rows.stream().map(DocumentView::of).toList()))
                .onFailure(UnreadableException.class)
                .transform(DocumentResource::refused);
    }

    private static Throwable refused(Throwable fault) {
        var told = (UnreadableException) fault;
        return new WebApplicationException(Objects.requireNonNullElse(told.getMessage(), ""), told, told.status());
    }

    /** The last part of what the browser calls the file; it is shown and told, never opened. */
    private static String name(@Nullable String told) {
        var line = Block.line(told == null ? "" : told);
        var last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1)
                .strip();
        var name = last.isEmpty() ? "document" : last;
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME).strip();
    }
}
