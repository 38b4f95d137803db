package dev.parley.desk;

import dev.parley.access.Teams;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.Filter;

/** A contact as PostgreSQL keeps it. */
@Entity
@Table(name = "contacts")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = ContactRow.OF_LEAD, query = "from ContactRow where leadId = :lead order by id")
@NamedQuery(name = ContactRow.HOW_MANY, query = "select count(*) from ContactRow where leadId = :lead")
class ContactRow extends Kept {
    static final String OF_LEAD = "ContactRow.ofLead";
    static final String HOW_MANY = "ContactRow.howMany";

    @Column
    public String name;

    @Column
    public String phone;

    @Column
    public String email;

    @Column
    public String role;

    @Override
    public String thing() {
        return "contact";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("name", name, "phone", phone, "email", email, "role", role);
    }
}
