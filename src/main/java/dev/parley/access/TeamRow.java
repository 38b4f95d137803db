package dev.parley.access;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/** A team as PostgreSQL keeps it; and here, once for all entities, what their filter takes. */
@Entity
@Table(name = "teams")
@FilterDef(name = Teams.FILTER, parameters = @ParamDef(name = "team", type = Long.class), applyToLoadByKey = true)
class TeamRow extends PanacheEntityBase {
    @Id
    public long id;

    @Column
    public String name;
}
