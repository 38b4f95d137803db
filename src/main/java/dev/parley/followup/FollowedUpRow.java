package dev.parley.followup;

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

/** A follow-up as people look at it; {@link Ledger} writes it. */
@Entity
@Immutable
@Table(name = "sent_follow_ups")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(
        name = FollowedUpRow.NEWEST,
        query = "from FollowedUpRow where :lead = 0 or lead = :lead order by at desc, id")
@NamedQuery(name = FollowedUpRow.HOW_MANY, query = "select count(*) from FollowedUpRow where :lead = 0 or lead = :lead")
@NamedQuery(name = FollowedUpRow.ONE, query = "from FollowedUpRow where id = :id")
class FollowedUpRow extends PanacheEntityBase {
    static final String NEWEST = "FollowedUpRow.newest";
    static final String HOW_MANY = "FollowedUpRow.howMany";
    static final String ONE = "FollowedUpRow.one";
    static final String SPOKEN = "spoken";

    @Id
    public UUID id;

    @Column(name = "team_id")
    public long team;

    @Column
    public String channel;

    @Column(name = "call_id")
    public String call;

    @Column(name = "lead_id")
    public long lead;

    @Column
    public String address;

    @Column
    public String state;

    @Column
    public String detail;

    @Column
    public int tries;

    @Column
    public Instant at;
}
