package dev.parley.desk;

import dev.parley.access.Teams;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** A task as PostgreSQL keeps it. */
@Entity
@Table(name = "tasks")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(
        name = TaskRow.WANTED,
        query =
                "from TaskRow where (:lead = 0 or leadId = :lead) and (:status = '' or status = :status) order by dueAt, id")
@NamedQuery(
        name = TaskRow.HOW_MANY,
        query =
                "select count(*) from TaskRow where (:lead = 0 or leadId = :lead) and (:status = '' or status = :status)")
class TaskRow extends Kept {
    static final String WANTED = "TaskRow.wanted";
    static final String HOW_MANY = "TaskRow.howMany";

    @Column
    public String type;

    @Column
    public String status;

    @Column(name = "due_at")
    @Nullable
    public Instant dueAt;

    @Column
    public String note;

    @Column(name = "assigned_to")
    @Nullable
    public Long assignedTo;

    @Override
    public String thing() {
        return "task";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "type",
                type,
                "status",
                status,
                "dueAt",
                text(dueAt),
                "note",
                note,
                "assignedAgentId",
                text(assignedTo));
    }
}
