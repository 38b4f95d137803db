package dev.parley.aftercall;

import dev.parley.access.Actor;
import dev.parley.access.Audit;
import dev.parley.access.Paging;
import dev.parley.access.Uuids;
import dev.parley.access.WrongInput;
import dev.parley.aftercall.analysis.Disposition;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What calls meant, and what people make of it. */
@Path("/api/insights")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Insights", description = "What calls meant, and what people make of it")
public class InsightResource {
    private static final String NOT_A_UUID = "must be an insight's id, such as 7a4c2f0e-9d35-4a51-9c60-2f8f5ee0b6b1";

    private final Insights insights;
    private final Reviews reviews;
    private final Audit audit;

    InsightResource(Insights insights, Reviews reviews, Audit audit) {
        this.audit = audit;
        this.insights = insights;
        this.reviews = reviews;
    }

    /** A page of insights. */
    @Schema(description = "A page of insights, newest first")
    record InsightPage(
            List<Insight> items, @Schema(examples = "17") long total) {}

    /** What became of the call. */
    @Schema(description = "What became of the call")
    record Confirmed(
            @NotNull @Schema(examples = "callback_agreed") String disposition) {}

    @GET
    @PermissionsAllowed("insights:read")
    @Operation(summary = "Lists insights, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = InsightPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<InsightPage> list(
            @Valid @BeanParam Paging paging,
            @Parameter(description = "Only of this lead", example = "42")
                    @QueryParam("leadId")
                    @DefaultValue("0")
                    @Pattern(regexp = "\\d{1,18}", message = "must be a lead's id, such as 42")
                    String leadId,
            @Parameter(description = "Only in this state", example = "open")
                    @QueryParam("review")
                    @DefaultValue("")
                    @Pattern(
                            regexp = "|open|accepted|rejected|corrected",
                            message = "must be open, accepted, rejected or corrected")
                    String review,
            @Parameter(description = "Only of this sentiment", example = "negative")
                    @QueryParam("sentiment")
                    @DefaultValue("")
                    @Pattern(regexp = "|positive|neutral|negative", message = "must be positive, neutral or negative")
                    String sentiment,
            @Context SecurityContext context) {
        var wanted = new Insights.Wanted(Long.parseLong(leadId), review, sentiment);
        return insights.page(Actor.of(context).team(), wanted, paging)
                .map(found -> new InsightPage(found.items(), found.total()));
    }

    @GET
    @PermissionsAllowed("insights:read")
    @Path("/{id}")
    @Operation(summary = "Shows one insight with the transcript that it rests on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Insight.class)))
    @APIResponse(responseCode = "404", description = "No such insight")
    public Uni<Insight> show(
            @PathParam("id") @Pattern(regexp = Uuids.PATTERN, message = NOT_A_UUID) String id,
            @Context SecurityContext context) {
        var actor = Actor.of(context);
        return insights.find(actor.team(), UUID.fromString(id))
                .map(found -> found.orElseThrow(() -> new NotFoundException("There is no insight " + id + ".")))
                .call(found -> read(actor, found));
    }

    @PUT
    @PermissionsAllowed("insights:review")
    @Path("/{id}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Accepts, rejects or corrects an insight; corrections teach the model")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Insight.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem document names it")
    @APIResponse(responseCode = "404", description = "No such insight")
    public Uni<Insight> review(
            @PathParam("id") @Pattern(regexp = Uuids.PATTERN, message = NOT_A_UUID) String id,
            @NotNull @Valid Review review,
            @Context SecurityContext context) {
        var actor = Actor.of(context);
        return reviews.review(actor, UUID.fromString(id), review).call(kept -> read(actor, kept));
    }

    @PUT
    // the answer shows the transcript
    @PermissionsAllowed(
            value = {"communications:write", "insights:read"},
            inclusive = true)
    @Path("/{id}/disposition")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirms what became of the call, as drafted or otherwise")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Insight.class)))
    @APIResponse(responseCode = "400", description = "There is no such disposition")
    @APIResponse(responseCode = "404", description = "No such insight")
    public Uni<Insight> confirm(
            @PathParam("id") @Pattern(regexp = Uuids.PATTERN, message = NOT_A_UUID) String id,
            @NotNull @Valid Confirmed confirmed,
            @Context SecurityContext context) {
        if (!Disposition.isOne(confirmed.disposition())) {
            throw new WrongInput("disposition", "must be one of " + Disposition.texts());
        }
        var actor = Actor.of(context);
        return reviews.confirm(actor, UUID.fromString(id), confirmed.disposition())
                .call(kept -> read(actor, kept));
    }

    private Uni<Void> read(Actor actor, Insight insight) {
        return audit.note(actor, "transcript.read", "insight:" + insight.id());
    }

    @GET
    @PermissionsAllowed("insights:read")
    @Path("/accuracy")
    @Operation(summary = "Tells how often people left an analysis as it was, field by field")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem document names it")
    public Uni<List<Reviews.Accuracy>> accuracy(
            @Parameter(description = "Reviewed within so many days", example = "30")
                    @QueryParam("days")
                    @DefaultValue("30")
                    @Pattern(regexp = "[1-9]\\d{0,3}", message = "must be a whole number from 1 to 9999")
                    String days,
            @Context SecurityContext context) {
        return reviews.accuracy(Actor.of(context).team(), Integer.parseInt(days));
    }
}
