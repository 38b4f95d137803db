package dev.parley.access;

import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who read a recording or a transcript, or did what else has to be accounted for, and when. What is read is handed out
 * after its entry is written: {@code audit.note(actor, "recording.read", "call:" + id).map(noted -> file)}; what cannot
 * be noted is not read. Thread-safe.
 */
@Singleton
public final class Audit {
    private final Teams teams;

    Audit(Teams teams) {
        this.teams = teams;
    }

    /**
     * @param deed what and which action: {@code transcript.read}
     * @param subject what it was done to, without personal data: {@code call:7a4c…}
     */
    public Uni<Void> note(Actor actor, String deed, String subject) {
        var row = new AuditRow();
        row.teamId = actor.team().value();
        row.at = Instant.now();
        row.actor = actor.reference();
        row.deed = deed;
        row.subject = subject;
        return teams.within(actor.team(), () -> row.persist().replaceWithVoid());
    }

    /** Newest first. */
    Uni<List<AuditRow>> before(TeamId team, long id, Optional<String> subject, int most) {
        var wanted = Parameters.with("before", id)
                .and(
                        "subject",
                        subject.map(text -> text.replaceAll("[!%_]", "!$0")).orElse("%"));
        return teams.within(team, () -> AuditRow.<AuditRow>find("#" + AuditRow.BEFORE, wanted)
                .range(0, most - 1)
                .list());
    }
}
