package dev.parley.access;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who asks. A resource gets it by {@code @Context SecurityContext} and {@link #of}. */
public sealed interface Actor extends Principal permits Person, ApiKey, Operator {
    /** Whose data they see and change. */
    TeamId team();

    /** What they may, in the words of {@link Permissions}. */
    Set<String> permissions();

    /** For histories and the audit log, and no personal data: {@code person:12}, {@code key:3} or {@code operator}. */
    String reference();

    /** @throws NotAuthorizedException when nobody has signed in who would have to */
    static Actor of(SecurityContext context) {
        return of(context.getUserPrincipal());
    }

    /** The same where there is no {@link SecurityContext}: of the principal of a Quarkus identity. */
    static Actor of(@Nullable Principal principal) {
        if (principal instanceof Actor actor) {
            return actor;
        }
        throw new NotAuthorizedException("Nobody has signed in.", "Bearer");
    }
}
