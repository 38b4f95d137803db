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
import java.time.Instant;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** One change in the history of a lead; never changed itself. */
@Entity
@Table(name = "changes")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = ChangeRow.OF_LEAD, query = "from ChangeRow where leadId = :lead order by id desc")
@NamedQuery(name = ChangeRow.HOW_MANY, query = "select count(*) from ChangeRow where leadId = :lead")
class ChangeRow extends PanacheEntityBase {
    static final String OF_LEAD = "ChangeRow.ofLead";
    static final String HOW_MANY = "ChangeRow.howMany";

    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "lead_id")
    public long leadId;

    @Column
    public String thing;

    @Column(name = "thing_id")
    public long thingId;

    @Column
    public String field;

    @Column
    public String was;

    @Column
    public String became;

    @Column
    public String who;

    @Column
    public String why;

    @Column
    public Instant at;
}
