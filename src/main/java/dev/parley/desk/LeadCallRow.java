package dev.parley.desk;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Which lead a call belongs to; once it is there, the call has been worked into the lead. */
@Entity
@Table(name = "lead_calls")
@NamedQuery(name = LeadCallRow.OF_LEAD, query = "from LeadCallRow where leadId = :lead order by endedAt desc")
class LeadCallRow extends PanacheEntityBase {
    static final String OF_LEAD = "LeadCallRow.ofLead";

    @Id
    @Column(name = "call_id")
    public UUID callId;

    @Column(name = "lead_id")
    public long leadId;

    @Column(name = "ended_at")
    public Instant endedAt;
}
