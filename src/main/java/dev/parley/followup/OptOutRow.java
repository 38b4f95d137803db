package dev.parley.followup;

import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.Immutable;

/** An address that nothing is sent to; {@link OptOuts} writes it. */
@Entity
@Immutable
@Table(name = "opt_outs")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = OptOutRow.NEWEST, query = "from OptOutRow order by id desc")
@NamedQuery(name = OptOutRow.HOW_MANY, query = "select count(*) from OptOutRow")
@NamedQuery(name = OptOutRow.BY_ADDRESS, query = "from OptOutRow where address = :address")
class OptOutRow extends PanacheEntityBase {
    static final String NEWEST = "OptOutRow.newest";
    static final String HOW_MANY = "OptOutRow.howMany";
    static final String BY_ADDRESS = "OptOutRow.byAddress";

    @Id
    public long id;

    @Column(name = "team_id")
    public long team;

    @Column
    public String address;

    @Column
    public String reason;

    @Column(name = "added_by")
    public String addedBy;

    @Column(name = "created_at")
    public Instant createdAt;
}
