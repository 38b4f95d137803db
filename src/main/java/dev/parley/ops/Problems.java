package dev.parley.ops;

import dev.parley.ops.Problem.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what resources throw into problem documents, for all rooms alike. */
class Problems {

    @ServerExceptionMapper
    Response wrongInput(ConstraintViolationException fault) {
        var faults =
                fault.getConstraintViolations().stream().map(Problems::fault).toList();
        return Problem.response(400, sentence(faults), faults);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException fault) {
        var response = fault.getResponse();
        return response.hasEntity()
                ? response
                : Problem.response(response.getStatus(), String.valueOf(fault.getMessage()), List.of());
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
