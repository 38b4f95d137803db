package dev.parley.desk;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers of the API whose JSON is kept. */
final class Answers {
    static final String KEY = "Idempotency-Key";
    static final String KEY_MEANS =
            "Up to 255 characters; the same key again gets the same answer and does nothing twice";

    private static final int CREATED = 201;

    private Answers() {}

    static Response created(String json) {
        return Response.status(CREATED)
                .type(MediaType.APPLICATION_JSON)
                .entity(json)
                .build();
    }

    static Response ok(String json) {
        return Response.ok(json, MediaType.APPLICATION_JSON).build();
    }
}
