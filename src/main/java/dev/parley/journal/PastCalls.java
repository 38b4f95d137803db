package dev.parley.journal;

import dev.parley.access.TeamId;
import dev.parley.access.Uuids;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls of Parley's own, for rooms that work on them when they are over. Thread-safe. */
@Singleton
public class PastCalls {
    private final CallStore store;
    private final Path folder;

    PastCalls(CallStore store, JournalConfig config) {
        this.store = store;
        folder = config.recordings().toAbsolutePath().normalize();
    }

    /** The call when it has ended and is all written down; empty while it is not, and when the team has no such call. */
    public Uni<Optional<PastCall>> find(TeamId team, UUID id) {
        return store.find(team, id).flatMap(found -> found.filter(row -> row.endedAt != null)
                .map(row -> store.turns(team, id).map(turns -> Optional.of(past(row, turns))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Whether a file lies where the recordings of Parley's own calls do. @param file its real path. Looks at the disk. */
    public boolean keeps(Path file) {
        return file.startsWith(folder) || file.startsWith(real(folder));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException notThereYet) {
            return folder;
        }
    }

    /** The lead whose call this file of ours is the recording of; empty when the team has no such recording. */
    public Uni<OptionalLong> leadOf(TeamId team, Path file) {
        var name = file.getFileName() == null ? "" : file.getFileName().toString();
        if (!name.matches("(" + Uuids.PATTERN + ")\\.(wav|ogg)")) {
            return Uni.createFrom().item(OptionalLong.empty());
        }
        return store.find(team, UUID.fromString(name.substring(0, name.lastIndexOf('.'))))
                .map(found -> lead(found.map(row -> row.leadId).orElse(null)));
    }

    private static PastCall past(CallRow row, List<TurnRow> turns) {
        return new PastCall(
                row.id,
                row.demo,
                lead(row.leadId),
                row.language,
                row.answeredAt == null ? row.rangAt : row.answeredAt,
                row.endedAt == null ? row.rangAt : row.endedAt,
                row.outcome == null ? Outcome.FAILED : Outcome.valueOf(row.outcome.toUpperCase(Locale.ROOT)),
                turns.stream()
                        .map(turn -> new PastCall.Turn(
                                Speaker.valueOf(turn.who.toUpperCase(Locale.ROOT)), turn.startedAt, turn.text))
                        .toList());
    }

    private static OptionalLong lead(@Nullable Long id) {
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
