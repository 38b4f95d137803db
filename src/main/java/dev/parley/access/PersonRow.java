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
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** A person as PostgreSQL keeps them: from their first token on, or because somebody has put them there. */
@Entity
@Table(name = "people")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = PersonRow.BY_SUBJECT, query = "from PersonRow where subject = :subject")
class PersonRow extends PanacheEntityBase {
    static final String BY_SUBJECT = "PersonRow.bySubject";

    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "team_id")
    public long teamId;

    /** The issuer's name for them, which stays when they are called something else. */
    @Column
    public String subject;

    @Column
    public String name;

    /** A role in small letters. */
    @Column
    public String role;

    /** False for those who are shut out whatever their token says. */
    @Column
    public boolean active;

    /** The role was given here, not by a token. */
    @Column(name = "by_hand")
    public boolean byHand;

    @Column(name = "created_at")
    public Instant createdAt;

    @Nullable
    @Column(name = "last_seen_at")
    public Instant lastSeenAt;

    Person person() {
        return new Person(
                Objects.requireNonNull(id, "a stored person has an id"),
                name,
                Role.named(role).orElseThrow(),
                new TeamId(teamId));
    }
}
