package dev.parley.crm;

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
import org.jspecify.annotations.Nullable;

/** What was sent to a CRM for one step of a job and what came back, as PostgreSQL keeps it: the last try. */
@Entity
@Table(name = "crm_receipts")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = ReceiptRow.OF_JOB, query = "from ReceiptRow where job = :job order by at, key")
@NamedQuery(name = ReceiptRow.NEWEST, query = "select r " + ReceiptRow.WANTED + " order by r.at desc, r.key")
@NamedQuery(name = ReceiptRow.HOW_MANY, query = "select count(*) " + ReceiptRow.WANTED)
class ReceiptRow extends PanacheEntityBase {
    static final String OF_JOB = "ReceiptRow.ofJob";
    static final String NEWEST = "ReceiptRow.newest";
    static final String HOW_MANY = "ReceiptRow.howMany";
    /** A call's receipts are those of the job that its end has made. */
    static final String WANTED = "from ReceiptRow r where (:anyLead = true or r.lead = :lead)"
            + " and (:anyJob = true or r.job = :job) and (:call = '' or r.job in"
            + " (select j.id from JobRow j where j.kind = 'call-ended' and j.key = :call))";

    static final String WRITTEN = "written";
    static final String SUGGESTED = "suggested";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";
    static final String WAITING = "waiting";

    @Id
    @Column
    public String key;

    @Column(name = "team_id")
    public long team;

    @Column
    public UUID job;

    @Column
    public String step;

    @Column
    public String kind;

    @Column
    public String target;

    @Column(name = "lead_id")
    @Nullable
    public Long lead;

    @Column
    public String phone;

    @Column
    public String outcome;

    /** The CRM's id of what was written. */
    @Column
    public String reference;

    /** What went wrong, in a sentence. */
    @Column
    public String trouble;

    /** JSON, see {@link Correspondence}. */
    @Column
    public String letters;

    @Column
    public int tries;

    @Column
    public Instant at;
}
