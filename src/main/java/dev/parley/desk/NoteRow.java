package dev.parley.desk;

import dev.parley.access.Teams;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.Filter;

/** A note as PostgreSQL keeps it. */
@Entity
@Table(name = "notes")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = NoteRow.OF_LEAD, query = "from NoteRow where leadId = :lead order by id desc")
@NamedQuery(name = NoteRow.HOW_MANY, query = "select count(*) from NoteRow where leadId = :lead")
class NoteRow extends Kept {
    static final String OF_LEAD = "NoteRow.ofLead";
    static final String HOW_MANY = "NoteRow.howMany";

    @Column
    public String text;

    @Column(name = "written_by")
    public String writtenBy;

    @Override
    public String thing() {
        return "note";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }
}
