package dev.parley.knowledge;

import dev.parley.access.Actor;
import dev.parley.access.TeamId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finds what the documents say. */
@Path("/api/ai/assist")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Knowledge")
public class AssistResource {
    private static final int MOST = 5;

    private final Knowledge knowledge;
    private final DocumentStore store;

    AssistResource(Knowledge knowledge, DocumentStore store) {
        this.knowledge = knowledge;
        this.store = store;
    }

    /** A search. */
    @Schema(description = "A search of the team's documents")
    record Search(
            @Schema(description = "In plain words", examples = "How fast can I get my money back?")
            @NotBlank(message = "must not be empty")
            @Size(max = 1000, message = "must not be longer than 1000 characters")
            String query,

            @Schema(description = "The lead it is asked for; one of the team's", examples = "42")
            @Min(value = 1, message = "must be a lead's id, such as 42")
            @Nullable
            Long leadId) {}

    /** What was found. */
    @Schema(description = "Up to five pieces of documents, best first")
    record Snippets(List<Snippet> snippets) {}

    @POST
    @Path("/search")
    @PermissionsAllowed("knowledge:read")
    @Operation(summary = "Finds the pieces of the documents that fit a question")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Snippets.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such lead")
    public Uni<Snippets> search(
            @Valid @NotNull(message = "must not be empty") Search search, @Context SecurityContext context) {
        var team = Actor.of(context).team();
        return known(team, search.leadId())
                .chain(() -> knowledge.search(team, search.query(), MOST))
                .map(Snippets::new);
    }

    private Uni<Void> known(TeamId team, @Nullable Long lead) {
        if (lead == null) {
            return Uni.createFrom().voidItem();
        }
        return store.hasLead(team, lead)
                .invoke(found -> {
                    if (!found) {
                        throw new NotFoundException("There is no lead " + lead + ".");
                    }
                })
                .replaceWithVoid();
    }
}
