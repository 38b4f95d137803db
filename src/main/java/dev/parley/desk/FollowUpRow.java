package dev.parley.desk;

import dev.parley.access.Teams;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.Filter;

/** A follow_up as PostgreSQL keeps it. */
@Entity
@Table(name = "follow_ups")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(
        name = FollowUpRow.OF_OPPORTUNITY,
        query = "from FollowUpRow where opportunityId = :opportunity order by dueAt, id")
@NamedQuery(
        name = FollowUpRow.NEXT,
        query = "from FollowUpRow where opportunityId = :opportunity and done = false order by dueAt, id")
class FollowUpRow extends Kept {
    static final String OF_OPPORTUNITY = "FollowUpRow.ofOpportunity";
    static final String NEXT = "FollowUpRow.next";

    @Column(name = "opportunity_id")
    public long opportunityId;

    @Column(name = "due_at")
    public Instant dueAt;

    @Column
    public String channel;

    @Column
    public String note;

    @Column
    public boolean done;

    @Override
    public String thing() {
        return "follow_up";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("dueAt", text(dueAt), "channel", channel, "note", note, "done", text(done));
    }
}
