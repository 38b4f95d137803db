package dev.parley.desk;

import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks about leads. */
@Singleton
class Tasks {
    private final Teams teams;
    private final Once once;

    Tasks(Teams teams, Once once) {
        this.teams = teams;
        this.once = once;
    }

    Uni<String> add(By by, TaskWanted wanted, Optional<String> key) {
        return once.once(by.team(), key, List.of("POST task", wanted), () -> Rows.lead(lead(wanted))
                .call(() -> People.known(wanted.assignedAgentId()))
                .flatMap(lead -> History.add(row(lead, wanted), by))
                .map(Tasks::done));
    }

    Uni<String> change(By by, long id, TaskChange change, Optional<String> key) {
        return once.once(by.team(), key, List.of("PUT task", id, change), () -> Rows.one(TaskRow.class, "task", id)
                .invoke(row -> Refusals.unlessUnchanged(row, row.version, change.version()))
                .call(() -> People.known(change.assignedAgentId()))
                .flatMap(row ->
                        History.change(row, by.because(Optional.ofNullable(change.why())), task -> apply(task, change)))
                .map(Tasks::done));
    }

    /** @param lead 0 for all */
    Uni<Rows.Page<Task>> page(TeamId team, long lead, String status, Paging paging) {
        return teams.within(team, () -> Rows.page(
                        TaskRow.class, TaskRow.WANTED, TaskRow.HOW_MANY, Map.of("lead", lead, "status", status), paging)
                .map(found -> found.map(Task::of)));
    }

    private static long lead(TaskWanted wanted) {
        return Objects.requireNonNull(wanted.leadId(), "validated before");
    }

    private static TaskRow row(LeadRow lead, TaskWanted wanted) {
        var row = new TaskRow();
        row.leadId = lead.number();
        row.type = Words.clean(wanted.type());
        row.status = "open";
        row.dueAt = fine(wanted.dueAt());
        row.note = wanted.note() == null ? "" : Words.clean(wanted.note());
        row.assignedTo = People.assigned(wanted.assignedAgentId(), lead.ownerId);
        return row;
    }

    private static void apply(TaskRow task, TaskChange change) {
        task.status = change.status() == null ? task.status : change.status();
        task.dueAt = change.dueAt() == null ? task.dueAt : fine(change.dueAt());
        task.note = change.note() == null ? task.note : Words.clean(change.note());
        task.assignedTo = People.assigned(change.assignedAgentId(), task.assignedTo);
    }

    /** As PostgreSQL keeps it. */
    private static @Nullable Instant fine(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    private static Once.Done done(TaskRow row) {
        return new Once.Done(row.leadId, Task.of(row));
    }
}
