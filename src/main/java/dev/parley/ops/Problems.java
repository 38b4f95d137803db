package dev.parley.ops;

import dev.parley.access.Asked;
import dev.parley.access.Door;
import dev.parley.access.Fault;
import dev.parley.access.Refused;
import dev.parley.access.WrongInput;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what resources throw into problem documents, for all rooms alike. */
class Problems {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Door door;

    Problems(Door door) {
        this.door = door;
    }

    @ServerExceptionMapper
    Response wrongInput(ConstraintViolationException fault) {
        var faults =
                fault.getConstraintViolations().stream().map(Problems::fault).toList();
        return Problem.response(400, sentence(faults), faults);
    }

    @ServerExceptionMapper
    Response wrongFields(WrongInput fault) {
        return Problem.response(400, String.valueOf(fault.getMessage()), fault.faults());
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException fault) {
        var response = fault.getResponse();
        return response.hasEntity()
                ? response
                : Problem.response(
                        Response.fromResponse(response),
                        response.getStatus(),
                        String.valueOf(fault.getMessage()),
                        List.of());
    }

    @ServerExceptionMapper
    Response nobodySignedIn(UnauthorizedException fault, HttpServerRequest request) {
        return unauthorized(door.sentence(Asked.by(request)));
    }

    /** Why a token is not good is told its holder no further; the log has it at debug level. */
    @ServerExceptionMapper
    Response unknownToken(AuthenticationFailedException fault) {
        return unauthorized("This token or key is unknown, has expired or was revoked. Send a good one as"
                + " \"Authorization: Bearer …\".");
    }

    @ServerExceptionMapper
    Response mayNot(ForbiddenException fault) {
        return Problem.response(
                FORBIDDEN, "You are known, but neither your role nor your key's scopes allow this.", List.of());
    }

    @ServerExceptionMapper
    Response turnedAway(Refused fault) {
        return Problem.response(FORBIDDEN, String.valueOf(fault.getMessage()), List.of());
    }

    private static Response unauthorized(String sentence) {
        return Problem.response(
                Response.status(UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"),
                UNAUTHORIZED,
                sentence,
                List.of());
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        return new Fault(lastOf(violation.getPropertyPath()), violation.getMessage());
    }

    /** Of {@code list.size} the part that the client knows. */
    private static String lastOf(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path.Node::getName)
                .reduce("", (before, name) -> name);
    }

    private static String sentence(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.field() + " " + fault.message())
                .sorted()
                .collect(Collectors.joining("; ", "", "."));
    }
}
