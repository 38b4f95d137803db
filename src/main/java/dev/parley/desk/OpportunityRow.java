package dev.parley.desk;

import dev.parley.access.Teams;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** A opportunity as PostgreSQL keeps it. */
@Entity
@Table(name = "opportunities")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(
        name = OpportunityRow.WANTED,
        query =
                "from OpportunityRow where (:lead = 0 or leadId = :lead) and (:status = '' or status = :status) and (:any = true or nextFollowUpAt < :due) order by updatedAt desc, id desc")
@NamedQuery(
        name = OpportunityRow.HOW_MANY,
        query =
                "select count(*) from OpportunityRow where (:lead = 0 or leadId = :lead) and (:status = '' or status = :status) and (:any = true or nextFollowUpAt < :due)")
class OpportunityRow extends Kept {
    static final String WANTED = "OpportunityRow.wanted";
    static final String HOW_MANY = "OpportunityRow.howMany";

    @Column
    public String title;

    @Column(name = "expected_amount")
    @Nullable
    public BigDecimal expectedAmount;

    @Column
    public String currency;

    @Column
    public String status;

    @Column(name = "owner_id")
    @Nullable
    public Long ownerId;

    @Column(name = "next_follow_up_at")
    @Nullable
    public Instant nextFollowUpAt;

    @Override
    public String thing() {
        return "opportunity";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "title",
                title,
                "expectedAmount",
                expectedAmount == null ? "" : expectedAmount.toPlainString(),
                "currency",
                currency,
                "status",
                status,
                "assignedAgentId",
                text(ownerId),
                "nextFollowUpAt",
                text(nextFollowUpAt));
    }
}
