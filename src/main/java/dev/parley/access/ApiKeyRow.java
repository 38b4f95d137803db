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
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** An API key as PostgreSQL keeps it. */
@Entity
@Table(name = "api_keys")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = ApiKeyRow.BY_HASH, query = "from ApiKeyRow where hash = :hash")
@NamedQuery(name = ApiKeyRow.NEWEST, query = "from ApiKeyRow order by id desc")
class ApiKeyRow extends PanacheEntityBase {
    static final String BY_HASH = "ApiKeyRow.byHash";
    static final String NEWEST = "ApiKeyRow.newest";

    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "team_id")
    public long teamId;

    @Column
    public String name;

    /** The first characters, by which people tell keys apart. */
    @Column
    public String start;

    @Column
    public byte[] hash;

    @Column
    public String[] scopes;

    /** An actor's reference. */
    @Column(name = "created_by")
    public String createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Nullable
    @Column(name = "expires_at")
    public Instant expiresAt;

    @Nullable
    @Column(name = "revoked_at")
    public Instant revokedAt;

    @Nullable
    @Column(name = "last_used_at")
    public Instant lastUsedAt;

    long id() {
        return Objects.requireNonNull(id, "a stored key has an id");
    }

    boolean goodAt(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    ApiKey key() {
        return new ApiKey(id(), name, new TeamId(teamId), Set.of(scopes));
    }
}
