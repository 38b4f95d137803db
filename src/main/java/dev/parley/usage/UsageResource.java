package dev.parley.usage;

import dev.parley.access.Actor;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the models were used for, and what it cost. */
@Path("/api/usage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage", description = "What language models are used for, and what it costs")
public class UsageResource {
    private static final int DAYS = 30;

    private final UsageStore store;
    private final Prices prices;
    private final Caps caps;

    UsageResource(UsageStore store, Prices prices, Caps caps) {
        this.store = store;
        this.prices = prices;
        this.caps = caps;
    }

    /** What was used in some days. */
    @Schema(description = "What models were used for, by purpose and model")
    record Usage(
            @Schema(examples = "2026-03-01") String from,

            @Schema(description = "The last day that is counted", examples = "2026-03-31")
            String to,

            @Schema(examples = "USD") String currency,
            List<UsageTotal> items,

            @Schema(description = "The team's caps, whatever days are asked for; empty when it has none")
            List<CapStanding> caps) {}

    @GET
    @PermissionsAllowed("usage:read")
    @Operation(summary = "Adds up what models were used for, in days of UTC; the last 30 unless others are asked for")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Usage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<Usage> show(
            @Parameter(description = "The first day", example = "2026-03-01") @QueryParam("from") @Nullable String from,
            @Parameter(description = "The last day", example = "2026-03-31") @QueryParam("to") @Nullable String to,
            @Context SecurityContext context) {
        var last = day("to", to).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        var first = day("from", from).orElseGet(() -> last.minusDays(DAYS - 1L));
        if (last.isBefore(first)) {
            throw new BadRequestException("to must not be before from.");
        }
        var team = Actor.of(context).team();
        return store.totals(
                        team,
                        first.atStartOfDay().toInstant(ZoneOffset.UTC),
                        last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                .map(items -> new Usage(
                        first.toString(), last.toString(), prices.currency(), items, caps.standings(team.value())));
    }

    private static Optional<LocalDate> day(String field, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new BadRequestException(field + " must be a day such as 2026-03-01.", e);
        }
    }
}
