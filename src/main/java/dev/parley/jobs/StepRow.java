package dev.parley.jobs;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A step that is done, as people look at it; {@link JobStore} writes it. */
@Entity
@Immutable
@Table(name = "job_steps")
@IdClass(StepRow.Key.class)
@NamedQuery(name = StepRow.OF_JOB, query = "from StepRow where jobId = :job order by number, doneAt")
class StepRow extends PanacheEntityBase {
    static final String OF_JOB = "StepRow.ofJob";

    @Id
    @Column(name = "job_id")
    public UUID jobId;

    @Id
    @Column
    public String name;

    @Column
    public int number;

    /** JSON. */
    @Column
    public String result;

    @Column(name = "done_at")
    public Instant doneAt;

    /** Which step of which job. */
    record Key(UUID jobId, String name) implements Serializable {}
}
