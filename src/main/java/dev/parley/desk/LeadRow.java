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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A lead as PostgreSQL keeps it. Its queries have names because those are parsed at the start, off the event loops. */
@Entity
@Table(name = "leads")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = LeadRow.BY_PHONE, query = "from LeadRow where phone in (:phone, :given) order by id")
@NamedQuery(name = LeadRow.OF_IDS, query = "from LeadRow where id in :ids")
class LeadRow extends PanacheEntityBase implements Recorded {
    static final String BY_PHONE = "LeadRow.byPhone";
    static final String OF_IDS = "LeadRow.ofIds";

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

    /** See {@link Stage}. */
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

    /** None for a lead that people have entered. */
    @Column(name = "last_call_id")
    @Nullable
    public UUID lastCallId;

    /** Empty when not told. */
    @Column
    public String email = "";

    @Column
    public String priority = "medium";

    /** The person who works the lead. */
    @Column(name = "owner_id")
    @Nullable
    public Long ownerId;

    /** Communications so far; counted by {@link Communications}. */
    @Column(updatable = false)
    public int messages;

    /** This and what follows is written by {@link LeadDesk#advise} and is not people's to change. */
    @Column(name = "ai_score", updatable = false)
    @Nullable
    public Double aiScore;

    @Column(name = "ai_recommendation", updatable = false)
    @Nullable
    public String aiRecommendation;

    @Column(name = "ai_reason", updatable = false)
    @Nullable
    public String aiReason;

    @Column(name = "last_ai_analysis_at", updatable = false)
    @Nullable
    public Instant lastAiAnalysisAt;

    @Column(name = "ai_features_hash", updatable = false)
    @Nullable
    public String aiFeaturesHash;

    /** Keeps a write that was held up from undoing a later one. */
    @Column
    @Version
    public int version;

    @Override
    public String thing() {
        return "lead";
    }

    @Override
    public long number() {
        return Objects.requireNonNull(id, "a stored lead has an id");
    }

    @Override
    public long lead() {
        return number();
    }

    @Override
    public Map<String, String> facts() {
        var facts = new HashMap<String, String>();
        slots.forEach((slot, value) -> facts.put("slots." + slot, value));
        facts.putAll(Map.of(
                "name", name,
                "phone", phone,
                "email", email,
                "stage", stage,
                "priority", priority,
                "qualified", String.valueOf(qualified),
                "assignedAgentId", Kept.text(ownerId)));
        return facts;
    }

    @Override
    public void changed(Instant at) {
        createdAt = id == null ? at : createdAt;
        updatedAt = at;
    }

    Features features(Instant now) {
        return new Features(
                source, stage, messages, Features.ownDomain(email), Features.age(Duration.between(createdAt, now)));
    }
}
