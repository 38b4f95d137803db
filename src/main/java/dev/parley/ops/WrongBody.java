package dev.parley.ops;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.parley.access.Fault;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** A body that is JSON but not of the right shape becomes a problem document that names the field. */
class WrongBody {
    private static final int BAD_REQUEST = 400;
    private static final String ANOTHER = "The body must be a JSON object with the fields of this path.";

    @ServerExceptionMapper
    Response wrongShape(MismatchedInputException fault) {
        var field = fault.getPath().stream()
                .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                .collect(Collectors.joining("."));
        if (field.isEmpty()) {
            return Problem.response(BAD_REQUEST, ANOTHER, List.of());
        }
        var wrong = new Fault(field, "must be " + wanted(fault.getTargetType()));
        return Problem.response(BAD_REQUEST, wrong.field() + " " + wrong.message() + ".", List.of(wrong));
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == Instant.class) {
            return "a time in ISO 8601, such as 2026-03-01T10:15:30Z";
        }
        var number = type != null && (Number.class.isAssignableFrom(type) || type.isPrimitive());
        return number ? "a number" : type == String.class ? "text" : "of another kind; see the API's description";
    }
}
