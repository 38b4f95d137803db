package dev.parley.desk;

import dev.parley.access.Teams;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A communication as PostgreSQL keeps it. */
@Entity
@Table(name = "communications")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = CommunicationRow.OF_LEAD, query = "from CommunicationRow where leadId = :lead order by id desc")
@NamedQuery(name = CommunicationRow.HOW_MANY, query = "select count(*) from CommunicationRow where leadId = :lead")
class CommunicationRow extends Kept {
    static final String OF_LEAD = "CommunicationRow.ofLead";
    static final String HOW_MANY = "CommunicationRow.howMany";

    @Column
    public String type;

    @Column
    public String source;

    @Column
    public String content;

    @Column
    public String[] tags;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> metadata;

    @Column(name = "written_by")
    public String writtenBy;

    @Override
    public String thing() {
        return "communication";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("type", type);
    }
}
