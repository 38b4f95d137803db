package dev.parley.crm;

import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Receipts in PostgreSQL: one row for each thing that was to be written, whatever became of it. */
@Singleton
class Receipts {
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
