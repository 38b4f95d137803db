package dev.parley.crm;

import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Receipts in PostgreSQL: one row for each thing that was to be written, whatever became of it. */
@Singleton
class Receipts {
    private static final UUID NO_JOB = new UUID(0, 0);

    private final Teams teams;

    Receipts(Teams teams) {
        this.teams = teams;
    }

    /**
     * What became of a try.
     *
     * @param kind communication, task or update
     * @param outcome one of {@link ReceiptRow}'s
     */
    record Entry(
            Origin origin,
            Contact contact,
            String kind,
            String target,
            String outcome,
            String reference,
            String trouble,
            Correspondence letters) {}

    Uni<Optional<ReceiptRow>> find(Origin origin) {
        return teams.within(new TeamId(origin.team()), () -> ReceiptRow.<ReceiptRow>findById(origin.key())
                .map(Optional::ofNullable));
    }

    Uni<List<ReceiptRow>> ofJob(TeamId team, UUID job) {
        return teams.within(
                team, () -> ReceiptRow.<ReceiptRow>list("#" + ReceiptRow.OF_JOB, Parameters.with("job", job)));
    }

    /** Which receipts are asked for; 0 and empty for any. */
    record Wanted(long lead, String call, Optional<UUID> job) {}

    /** A page and how many there are in all. */
    record Page(List<ReceiptRow> rows, long total) {}

    /** Newest first. */
    Uni<Page> page(TeamId team, Wanted wanted, Paging paging) {
        return teams.within(team, () -> Panache.getSession()
                .flatMap(session -> given(session.createNamedQuery(ReceiptRow.NEWEST, ReceiptRow.class), wanted)
                        .setFirstResult(paging.page() * paging.size())
                        .setMaxResults(paging.size())
                        .getResultList()
                        .flatMap(rows -> given(session.createNamedQuery(ReceiptRow.HOW_MANY, Long.class), wanted)
                                .getSingleResult()
                                .map(total -> new Page(rows, total)))));
    }

    private static <T> Mutiny.SelectionQuery<T> given(Mutiny.SelectionQuery<T> query, Wanted wanted) {
        return query.setParameter("anyLead", wanted.lead() == 0)
                .setParameter("lead", wanted.lead())
                .setParameter("call", wanted.call())
                .setParameter("anyJob", wanted.job().isEmpty())
                .setParameter("job", wanted.job().orElse(NO_JOB));
    }

    Uni<Void> keep(Entry entry) {
        return teams.within(
                new TeamId(entry.origin().team()),
                () -> ReceiptRow.<ReceiptRow>findById(entry.origin().key()).flatMap(known -> {
                    var row = known == null ? fresh(entry) : known;
                    fill(row, entry);
                    return row.persist().replaceWithVoid();
                }));
    }

    private static ReceiptRow fresh(Entry entry) {
        var row = new ReceiptRow();
        row.key = entry.origin().key();
        row.team = entry.origin().team();
        row.job = entry.origin().job();
        row.step = entry.origin().step();
        row.kind = entry.kind();
        return row;
    }

    private static void fill(ReceiptRow row, Entry entry) {
        row.target = entry.target();
        entry.contact().lead().ifPresent(lead -> row.lead = lead);
        row.phone = entry.contact().phone();
        row.outcome = entry.outcome();
        row.reference = entry.reference();
        row.trouble = entry.trouble();
        row.letters = entry.letters().letters().toString();
        row.tries++;
        row.at = Instant.now();
    }
}
