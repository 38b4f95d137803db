package dev.parley.desk;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A lead as PostgreSQL keeps it. */
@Entity
@Table(name = "leads")
class LeadRow extends PanacheEntityBase {
    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** Empty when withheld and not told. */
    @Column
    public String phone;

    @Column
    public String name;

    @Column
    public String source;

    /** See {@link Stage}; people may move a lead to stages of their own. */
    @Column
    public String stage;

    @Column
    public boolean qualified;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> slots;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column(name = "last_call_id")
    public UUID lastCallId;
}
