package dev.parley.desk;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which leads a list shows and in which order. */
final class LeadFilter {
    @Parameter(description = "new, contacted, qualified, converted or lost", example = "qualified")
    @QueryParam("stage")
    Optional<@Pattern(regexp = Stage.PATTERN, message = Allowed.STAGE_MESSAGE) String> stage = Optional.empty();

    @Parameter(description = "Where the lead came from", example = "phone_call")
    @QueryParam("source")
    Optional<@Size(max = Allowed.WORD) String> source = Optional.empty();

    @Parameter(description = "low, medium, high or urgent", example = "high")
    @QueryParam("priority")
    Optional<@Pattern(regexp = Allowed.PRIORITY, message = Allowed.PRIORITY_MESSAGE) String> priority =
            Optional.empty();

    @Parameter(description = "The person who works the lead; 0 for leads of nobody", example = "7")
    @QueryParam("assignedAgentId")
    Optional<@Pattern(regexp = Allowed.ID, message = Allowed.ID_MESSAGE) String> assignedAgentId = Optional.empty();

    @Parameter(description = "This phone number, however it is written", example = "+14155550123")
    @QueryParam("phone")
    Optional<@Size(max = Allowed.WORD) String> phone = Optional.empty();

    @Parameter(description = "A part of the name, phone number or e-mail address", example = "alice")
    @QueryParam("q")
    Optional<@Size(max = Allowed.LINE) String> q = Optional.empty();

    @Parameter(
            description = "updatedAt, createdAt, name, stage, priority or aiScore; with a minus the greatest first",
            example = "-updatedAt")
    @QueryParam("sort")
    @DefaultValue("-updatedAt")
    @Pattern(regexp = LeadSearch.SORTS, message = LeadSearch.SORTS_MESSAGE)
    String sort = "-updatedAt";
}
