package dev.parley.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.access.Fault;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A problem document (RFC 9457).
 *
 * @param detail a sentence: what is wrong and what would be right
 * @param errors the fields at fault, when it is about fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String title, int status, String detail, List<Fault> errors) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Response response(int status, String detail, List<Fault> errors) {
        return response(Response.status(status), status, detail, errors);
    }

    /** With the headers that are there already. */
    static Response response(Response.ResponseBuilder answer, int status, String detail, List<Fault> errors) {
        var known = Response.Status.fromStatusCode(status);
        var title = known == null ? "Error" : known.getReasonPhrase();
        return answer.type(MEDIA_TYPE)
                .entity(new Problem(title, status, detail, errors))
                .build();
    }
}
