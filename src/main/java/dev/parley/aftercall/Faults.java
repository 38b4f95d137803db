package dev.parley.aftercall;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with something that came in, field by field; thrown as a problem document (RFC 9457). For one thread. */
final class Faults {
    private final List<Fault> found = new ArrayList<>();

    @RegisterForReflection
    record Fault(String field, String message) {}

    @RegisterForReflection
    record Document(String title, int status, String detail, List<Fault> errors) {}

    /** @param message a sentence without its subject, which is the field */
    void add(String field, String message) {
        found.add(new Fault(field, message));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw refusal();
        }
    }

    static WebApplicationException one(String field, String message) {
        var faults = new Faults();
        faults.add(field, message);
        return faults.refusal();
    }

    private WebApplicationException refusal() {
        var sentence = found.stream()
                .map(fault -> fault.field() + " " + fault.message())
                .collect(Collectors.joining("; ", "", "."));
        return new WebApplicationException(Response.status(400)
                .type("application/problem+json")
                .entity(new Document("Bad Request", 400, sentence, List.copyOf(found)))
                .build());
    }
}
