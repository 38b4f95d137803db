package dev.parley.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The keys with which programs act for a team. */
@Path("/api/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access", description = "Who may")
public class KeyResource {
    private final ApiKeys keys;
    private final Audit audit;

    KeyResource(ApiKeys keys, Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    /** What a new key is to be. */
    @Schema(description = "What a new key is to be")
    public record Wanted(
            @Nullable
            @NotBlank(message = "must say what the key is for")
            @Size(max = 100, message = "must have at most 100 characters")
            @Schema(examples = "CRM of the Berlin office")
            String name,

            @Nullable
            @NotEmpty(message = "must have at least one permission")
            @KnownPermissions
            @Schema(examples = "[\"leads:read\", \"calls:write\"]")
            Set<String> scopes,

            @Nullable
            @Future(message = "must be in the future")
            @Schema(description = "Good for ever when left out", examples = "2027-01-01T00:00:00Z")
            Instant expiresAt) {}

    /** A key, without the key itself. */
    @Schema(description = "A key, without the key itself")
    public record Listed(
            @Schema(examples = "3") long id,
            @Schema(examples = "CRM of the Berlin office") String name,

            @Schema(description = "Its first characters", examples = "plk_x7Qa")
            String start,

            @Schema(examples = "[\"leads:read\"]") List<String> scopes,

            @Schema(description = "Who made it", examples = "person:12")
            String createdBy,

            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,

            @Nullable @Schema(description = "Exact to a minute")
            Instant lastUsedAt) {
        static Listed of(ApiKeyRow row) {
            return new Listed(
                    row.id(),
                    row.name,
                    row.start,
                    List.of(row.scopes),
                    row.createdBy,
                    row.createdAt,
                    row.expiresAt,
                    row.revokedAt,
                    row.lastUsedAt);
        }
    }

    /** A key that was just made. */
    @Schema(description = "A key that was just made; this is the only time that it is told")
    public record Made(@JsonUnwrapped Listed listed, String key) {}

    /** All keys. */
    @Schema(description = "The team's keys, newest first")
    public record Keys(List<Listed> items) {}

    @GET
    @PermissionsAllowed("keys:write")
    @Operation(summary = "Lists the team's keys, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Keys.class)))
    public Uni<Keys> list(@Context SecurityContext context) {
        return keys.list(Actor.of(context).team())
                .map(rows -> new Keys(rows.stream().map(Listed::of).toList()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("keys:write")
    @Operation(summary = "Makes a key and tells it, once. It can do no more than whoever makes it.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Made.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "403", description = "The key would be able to do more than you are")
    public Uni<Response> make(
            @Valid @NotNull(message = "must be a JSON object") Wanted wanted, @Context SecurityContext context) {
        var actor = Actor.of(context);
        var scopes = Optional.ofNullable(wanted.scopes()).orElseThrow();
        if (!actor.permissions().containsAll(scopes)) {
            throw new ForbiddenException("A key can do no more than whoever makes it, and you may not do all of this.");
        }
        return keys.make(
                        actor,
                        Optional.ofNullable(wanted.name()).orElseThrow(),
                        scopes,
                        Optional.ofNullable(wanted.expiresAt()))
                .call(made -> audit.note(actor, "key.make", "key:" + made.row().id()))
                .map(made -> Response.created(
                                URI.create("/api/keys/" + made.row().id()))
                        .entity(new Made(Listed.of(made.row()), made.secret()))
                        .build());
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("keys:write")
    @Operation(summary = "Revokes a key, at once and for good")
    @APIResponse(responseCode = "204", description = "It is revoked")
    @APIResponse(responseCode = "404", description = "No such key")
    public Uni<Void> revoke(
            @PathParam("id") @Pattern(regexp = "\\d{1,18}", message = "must be a key's id, such as 3") String id,
            @Context SecurityContext context) {
        var actor = Actor.of(context);
        return keys.revoke(actor.team(), Long.parseLong(id))
                .map(found -> found.orElseThrow(() -> new NotFoundException("There is no key " + id + ".")))
                .flatMap(row -> audit.note(actor, "key.revoke", "key:" + id));
    }
}
