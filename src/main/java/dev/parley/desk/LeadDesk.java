package dev.parley.desk;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.talk.CallId;
import dev.parley.talk.LeadKept;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lead desk's door for other rooms, the same as its API: what comes in is checked alike and refused alike, by
 * {@code WebApplicationException} and {@code ConstraintViolationException}. Changes are recorded as those of the AI. The
 * same idempotency key again gets the same answer and does nothing twice. Thread-safe; results arrive on the context of
 * whoever subscribes.
 */
@Singleton
public class LeadDesk {
    private static final String ADVISE = "update leads set ai_score = :score, ai_recommendation = :recommendation,"
            + " ai_reason = :reason, ai_features_hash = :hash, last_ai_analysis_at = now() where id = :lead";

    private final Teams teams;
    private final Leads leads;
    private final Communications communications;
    private final Tasks tasks;
    private final Phones phones;
    private final Validator validator;

    LeadDesk(Teams teams, Leads leads, Communications communications, Tasks tasks, Phones phones, Validator validator) {
        this.teams = teams;
        this.leads = leads;
        this.communications = communications;
        this.tasks = tasks;
        this.phones = phones;
        this.validator = validator;
    }

    /** As {@code POST /api/leads/{id}/communication}; the answer is its JSON. */
    public Uni<String> communicate(TeamId team, long lead, CommunicationWanted wanted, String key) {
        return checked(wanted).chain(() -> communications.add(By.ai(team), lead, wanted, Optional.of(key)));
    }

    /** As {@code POST /api/tasks}; the answer is its JSON. */
    public Uni<String> task(TeamId team, TaskWanted wanted, String key) {
        return checked(wanted).chain(() -> tasks.add(By.ai(team), wanted, Optional.of(key)));
    }

    /**
     * As {@code PUT /api/leads/{id}}; the answer is its JSON. Whether the AI may is for the caller to know.
     *
     * @param decided true for what a person has accepted in a review; else it is the AI's own doing
     */
    public Uni<String> update(TeamId team, long lead, LeadChange change, String key, boolean decided) {
        var by = decided ? By.review(team) : By.ai(team);
        return checked(change).chain(() -> leads.update(by, lead, change, Optional.of(key)));
    }

    /** All that a model may be told of a lead; fails with 404 when the team has no such lead. */
    public Uni<Features> features(TeamId team, long lead) {
        return teams.within(team, () -> Rows.lead(lead).map(row -> row.features(History.now())));
    }

    /** The calls that were worked into leads, the last one first. */
    public Uni<List<LeadKept>> callsSince(TeamId team, Instant since, int most) {
        return teams.within(team, () -> LeadCallRow.<LeadCallRow>find(
                                "#" + LeadCallRow.SINCE, Parameters.with("since", since))
                        .page(0, most)
                        .list())
                .map(rows -> rows.stream()
                        .map(row -> new LeadKept(new CallId(row.callId.toString()), row.endedAt, row.leadId))
                        .toList());
    }

    /** How a lead can be reached; fails with 404 when the team has no such lead. */
    public Uni<Reach> reach(TeamId team, long lead) {
        return teams.within(team, () -> Rows.lead(lead).map(row -> new Reach(row.phone, row.email)));
    }

    /** A phone number in the one form in which the desk keeps them; what is none stays as it is. */
    public String phone(String given) {
        return phones.normal(given);
    }

    /** Keeps what a model advises on a lead; people see it and decide. */
    public Uni<Void> advise(TeamId team, long lead, Advice advice) {
        return teams.within(team, () -> Rows.lead(lead)
                .chain(() -> Panache.getSession())
                .flatMap(session -> session.createNativeQuery(ADVISE)
                        .setParameter("score", advice.score())
                        .setParameter("recommendation", advice.recommendation().text())
                        .setParameter("reason", Words.clean(advice.reason()))
                        .setParameter("hash", advice.features().hash())
                        .setParameter("lead", lead)
                        .executeUpdate())
                .replaceWithVoid());
    }

    private Uni<Void> checked(Object wanted) {
        var faults = validator.validate(wanted);
        return faults.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new ConstraintViolationException(faults));
    }
}
