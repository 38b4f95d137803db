package dev.parley.demo;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Places demo calls. In a production start there is none of it: every path answers 404. */
@Path("/api/demo")
@Tag(name = "Demo", description = "Scripted callers over real SIP; development only")
public class DemoResource {
    private final DemoConfig config;
    private final DemoCalls calls;

    DemoResource(DemoConfig config, DemoCalls calls) {
        this.config = config;
        this.calls = calls;
    }

    /** What the page shows about the demo and how to dial in. */
    public record Demo(
            boolean available,
            List<Offered> scenarios,
            String sipAddress,
            String account,
            String password,
            String extension) {}

    public record Offered(String id, String title) {}

    /** @param scenario one of those offered; the first when absent */
    public record Wanted(Optional<String> scenario) {}

    @GET
    @PermissionsAllowed("calls:read")
    @Operation(summary = "What the demo offers")
    public Demo demo() {
        available();
        return new Demo(
                true,
                Scenario.all().stream()
                        .map(one -> new Offered(one.id(), one.title()))
                        .toList(),
                "127.0.0.1:" + config.sipPort(),
                config.softphoneUser().orElse(""),
                config.softphonePassword().orElse(""),
                "9000");
    }

    @POST
    @PermissionsAllowed("calls:write")
    @Path("/calls")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Lets a scripted caller dial 9000")
    public Response call(@org.jspecify.annotations.Nullable Wanted wanted) {
        available();
        var id = Optional.ofNullable(wanted).flatMap(Wanted::scenario);
        var scenario = id.map(Scenario::named)
                .orElseGet(() -> Scenario.all().stream().findFirst())
                .orElseThrow(() -> new NotFoundException("There is no scenario \"" + id.orElse("") + "\""));
        return Response.accepted(Map.of("scenario", scenario.id(), "caller", calls.place(scenario)))
                .build();
    }

    private void available() {
        if (config.token().isEmpty()) {
            throw new NotFoundException("The demo is part of development only; start it with ./mvnw quarkus:dev");
        }
    }
}
