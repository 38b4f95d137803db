package dev.parley.desk;

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

/** Which lead a call belongs to; once it is there, the call has been worked into the lead. */
@Entity
@Table(name = "lead_calls")
@Filter(name = Teams.FILTER, condition = LeadCallRow.OWN)
@NamedQuery(name = LeadCallRow.OF_LEAD, query = "from LeadCallRow where leadId = :lead order by endedAt desc")
@NamedQuery(name = LeadCallRow.SINCE, query = "from LeadCallRow where endedAt >= :since order by endedAt desc")
class LeadCallRow extends PanacheEntityBase {
    static final String OWN = "exists (select 1 from leads where leads.id = lead_id and leads.team_id = :team)";
    static final String OF_LEAD = "LeadCallRow.ofLead";
    static final String SINCE = "LeadCallRow.since";

    @Id
    @Column(name = "call_id")
    public UUID callId;

    @Column(name = "lead_id")
    public long leadId;

    @Column(name = "ended_at")
    public Instant endedAt;
}
