package dev.parley.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.Sha256;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.ClientErrorException;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.StaleStateException;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Carries out what changes something: in one transaction of the team, again when somebody else was quicker, and once
 * only under one Idempotency-Key. The answer is kept with the change and given again, for a month.
 */
@Singleton
class Once {
    private static final int TRIES_AGAIN = 3;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int LONGEST_KEY = 255;
    private static final String CLAIM =
            "insert into kept_answers (key, request) values (:key, :request) on conflict do nothing";
    private static final String KEPT = "select request, answer from kept_answers where key = :key";
    private static final String KEEP = "update kept_answers set answer = :answer, lead_id = :lead where key = :key";
    /** What another transaction is clearing away is left to it. */
    private static final String FORGET = "delete from kept_answers where ctid in (select ctid from kept_answers"
            + " where at < now() - interval '30 days' limit 100 for update skip locked)";

    private final Teams teams;
    private final ObjectMapper json;

    Once(Teams teams, ObjectMapper json) {
        this.teams = teams;
        this.json = json;
    }

    /** What was done, as the client is told. */
    record Done(long lead, Object answer) {}

    /**
     * Does the work, or finds that it was done under this key before.
     *
     * @param key the client's Idempotency-Key
     * @param request what is asked, by which the same request is known
     * @return the answer as JSON
     */
    Uni<String> once(TeamId team, Optional<String> key, Object request, Supplier<Uni<Done>> work) {
        return teams.within(team, () -> key.map(given -> kept(given, digest(request), work))
                        .orElseGet(() -> work.get().map(done -> text(done.answer()))))
                .onFailure(Once::somebodyWasQuicker)
                .retry()
                .atMost(TRIES_AGAIN);
    }

    private Uni<String> kept(String key, String request, Supplier<Uni<Done>> work) {
        if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw new ClientErrorException("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters.", 400);
        }
        return Panache.getSession().flatMap(session -> session.createNativeQuery(CLAIM)
                .setParameter("key", key)
                .setParameter("request", request)
                .executeUpdate()
                .flatMap(claimed -> claimed == 1
                        ? work.get().flatMap(done -> keep(session, key, done))
                        : again(session, key, request)));
    }

    private Uni<String> keep(Mutiny.Session session, String key, Done done) {
        var answer = text(done.answer());
        return session.createNativeQuery(KEEP)
                .setParameter("answer", answer)
                .setParameter("lead", done.lead())
                .setParameter("key", key)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(FORGET).executeUpdate())
                .replaceWith(answer);
    }

    private static Uni<String> again(Mutiny.Session session, String key, String request) {
        return session.createNativeQuery(KEPT, Tuple.class)
                .setParameter("key", key)
                .getSingleResult()
                .map(kept -> {
                    if (!request.equals(kept.get(0, String.class))) {
                        throw new ClientErrorException(
                                "This Idempotency-Key was used for another request; take a new one.", 422);
                    }
                    return kept.get(1, String.class);
                });
    }

    static boolean somebodyWasQuicker(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException || taken(cause)) {
                return true;
            }
        }
        return false;
    }

    /** A unique value, such as a phone number, was given away in the meantime. */
    private static boolean taken(Throwable cause) {
        return cause instanceof PgException fault && UNIQUE_VIOLATION.equals(fault.getSqlState());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer of the desk is no JSON; this is a fault of Parley's.", e);
        }
    }

    private String digest(Object request) {
        return Sha256.hex(text(request));
    }
}
