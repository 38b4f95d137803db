package dev.parley.jobs;

import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A job as people look at it; {@link JobStore} writes it. */
@Entity
@Immutable
@Table(name = "jobs")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(
        name = JobRow.NEWEST,
        query = "from JobRow where (:state = '' or state = :state) and (:kind = '' or kind = :kind)"
                + " order by position desc")
@NamedQuery(
        name = JobRow.HOW_MANY,
        query = "select count(*) from JobRow where (:state = '' or state = :state) and (:kind = '' or kind = :kind)")
@NamedQuery(name = JobRow.BY_STATE, query = "select state, count(*) from JobRow group by state")
class JobRow extends PanacheEntityBase {
    static final String NEWEST = "JobRow.newest";
    static final String HOW_MANY = "JobRow.howMany";
    static final String BY_STATE = "JobRow.byState";

    @Id
    public UUID id;

    @Column(name = "team_id")
    public long teamId;

    @Column
    public String kind;

    @Column
    public String key;

    @Column
    public String lane;

    @Column
    public long position;

    /** waiting, working, done or dead. */
    @Column
    public String state;

    @Column
    public int attempts;

    @Column(name = "due_at")
    public Instant dueAt;

    @Column(name = "accepted_at")
    public Instant acceptedAt;

    @Nullable
    @Column(name = "finished_at")
    public Instant finishedAt;

    @Column(name = "last_error")
    public String lastError;
}
