package dev.parley.desk;

import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
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

/** A lead as PostgreSQL keeps it. Its queries have names because those are parsed at the start, off the event loops. */
@Entity
@Table(name = "leads")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = LeadRow.BY_PHONE, query = "from LeadRow where phone = :phone")
@NamedQuery(name = LeadRow.NEWEST, query = "from LeadRow order by updatedAt desc, id desc")
@NamedQuery(name = LeadRow.HOW_MANY, query = "select count(*) from LeadRow")
class LeadRow extends PanacheEntityBase {
    static final String BY_PHONE = "LeadRow.byPhone";
    static final String NEWEST = "LeadRow.newest";
    static final String HOW_MANY = "LeadRow.howMany";

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

    /** Keeps a write that was held up from undoing a later one. */
    @Column
    @Version
    public int version;
}
