package dev.parley.journal;

import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A call as PostgreSQL keeps it. Its queries have names because those are parsed at the start, off the event loops. */
@Entity
@Table(name = "calls")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = CallRow.NEWEST, query = "from CallRow where state like :state order by rangAt desc, id")
@NamedQuery(name = CallRow.HOW_MANY, query = "select count(*) from CallRow where state like :state")
@NamedQuery(name = CallRow.LEFT_OPEN, query = """
        select c.id, coalesce(max(t.startedAt), max(c.answeredAt), max(c.rangAt))
        from CallRow c left join TurnRow t on t.id.call = c.id
        where c.instance = :instance and c.state <> 'ended' and c.rangAt < :start
        group by c.id""")
class CallRow extends PanacheEntityBase {
    static final String NEWEST = "CallRow.newest";
    static final String HOW_MANY = "CallRow.howMany";
    static final String LEFT_OPEN = "CallRow.leftOpen";

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

    /** When the recording has to be deleted. */
    @Nullable
    @Column(name = "recording_until")
    public Instant recordingUntil;

    @Column
    public String instance;

    /** Keeps a write that was held up from undoing a later one. */
    @Column
    @Version
    public int version;
}
