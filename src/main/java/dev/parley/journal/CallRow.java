package dev.parley.journal;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A call as PostgreSQL keeps it. */
@Entity
@Table(name = "calls")
class CallRow extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "caller_number")
    public String callerNumber;

    @Column(name = "caller_name")
    public String callerName;

    @Column
    public boolean demo;

    @Column
    public String profile;

    @Column
    public String language;

    @Column
    public String channel;

    @Column(name = "rang_at")
    public Instant rangAt;

    @Nullable
    @Column(name = "answered_at")
    public Instant answeredAt;

    @Nullable
    @Column(name = "ended_at")
    public Instant endedAt;

    /** ringing, active or ended. */
    @Column
    public String state;

    /** An outcome in lower case. */
    @Nullable
    @Column
    public String outcome;

    @Nullable
    @Column
    public String reason;

    @Nullable
    @Column(name = "lead_id")
    public Long leadId;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> slots;

    /** File name below the recordings folder. */
    @Nullable
    @Column
    public String recording;

    @Column(name = "recording_complete")
    public boolean recordingComplete;

    @Column
    public String instance;
}
