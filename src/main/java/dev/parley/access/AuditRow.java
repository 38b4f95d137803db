package dev.parley.access;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** One entry of the audit log. Entries are added and read, never changed. */
@Entity
@Table(name = "audit")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(
        name = AuditRow.BEFORE,
        query = "from AuditRow where id < :before and subject like :subject escape '!' order by id desc")
class AuditRow extends PanacheEntityBase {
    static final String BEFORE = "AuditRow.before";

    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "team_id")
    public long teamId;

    @Column
    public Instant at;

    /** An actor's reference. */
    @Column
    public String actor;

    @Column
    public String deed;

    @Column
    public String subject;
}
