package dev.parley.desk;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import org.jspecify.annotations.Nullable;

/** What the desk refuses, as answers of the API. */
final class Refusals {
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private Refusals() {}

    static NotFoundException noSuch(String thing, long id) {
        return new NotFoundException("There is no " + thing + " " + id + ".");
    }

    static BadRequestException wrong(String sentence) {
        return new BadRequestException(sentence);
    }

    static ForbiddenException notTheirs(String sentence) {
        return new ForbiddenException(sentence);
    }

    static ClientErrorException taken(String sentence) {
        return new ClientErrorException(sentence, CONFLICT);
    }

    static ClientErrorException impossible(String sentence) {
        return new ClientErrorException(sentence, UNPROCESSABLE);
    }

    /** @param known the version that the client has seen; without it the client does not mind */
    static void unlessUnchanged(Recorded row, int version, @Nullable Integer known) {
        if (known != null && known != version) {
            throw taken(
                    "Somebody changed this %s in the meantime: it has version %d, you have seen %d. Load it again and"
                                    .formatted(row.thing(), version, known)
                            + " repeat what you want to change.");
        }
    }
}
