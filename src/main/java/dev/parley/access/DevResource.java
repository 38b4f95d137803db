package dev.parley.access;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ready-made people of development. In a production start it answers 404. */
@Path("/api/dev/people")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access", description = "Who may")
public class DevResource {
    private final DevPeople people;

    DevResource(DevPeople people) {
        this.people = people;
    }

    @GET
    @PermitAll
    @Operation(summary = "Lists the people of development, with tokens to try each role; development only")
    public List<DevPeople.Ready> list() {
        var ready = people.ready();
        if (ready.isEmpty()) {
            throw new NotFoundException("Ready-made people are part of development only; start it with ./mvnw"
                    + " quarkus:dev, without an issuer of sign-ins.");
        }
        return ready;
    }
}
