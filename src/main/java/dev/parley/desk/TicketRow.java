package dev.parley.desk;

import dev.parley.access.Teams;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** A ticket as PostgreSQL keeps it. */
@Entity
@Table(name = "tickets")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(
        name = TicketRow.WANTED,
        query =
                "from TicketRow where (:lead = 0 or leadId = :lead) and (:status = '' or status = :status) order by updatedAt desc, id desc")
@NamedQuery(
        name = TicketRow.HOW_MANY,
        query =
                "select count(*) from TicketRow where (:lead = 0 or leadId = :lead) and (:status = '' or status = :status)")
class TicketRow extends Kept {
    static final String WANTED = "TicketRow.wanted";
    static final String HOW_MANY = "TicketRow.howMany";

    @Column
    public String title;

    @Column
    public String description;

    @Column
    public String priority;

    @Column
    public String status;

    @Column(name = "assigned_to")
    @Nullable
    public Long assignedTo;

    @Override
    public String thing() {
        return "ticket";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "title", title,
                "description", description,
                "priority", priority,
                "status", status,
                "assignedAgentId", text(assignedTo));
    }
}
