package dev.parley.knowledge;

import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** A document as PostgreSQL knows it; its text is in its pieces. */
@Entity
@Table(name = "documents")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = DocumentRow.BY_NAME, query = "from DocumentRow order by source, id")
@NamedQuery(name = DocumentRow.HOW_MANY, query = "select count(*) from DocumentRow")
@NamedQuery(name = DocumentRow.NEWEST, query = "select coalesce(max(id), 0) from DocumentRow")
@NamedQuery(name = DocumentRow.REMOVE, query = "delete from DocumentRow where id = :id")
@NamedQuery(name = DocumentRow.REPLACE, query = "delete from DocumentRow where source = :source")
class DocumentRow extends PanacheEntityBase {
    static final String BY_NAME = "DocumentRow.byName";
    static final String HOW_MANY = "DocumentRow.howMany";
    static final String NEWEST = "DocumentRow.newest";
    static final String REMOVE = "DocumentRow.remove";
    static final String REPLACE = "DocumentRow.replace";

    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column
    public String source;

    @Column
    public String format;

    @Column
    public long bytes;

    @Column
    public int chunks;

    /** False when it was added where no model could make vectors. */
    @Column
    public boolean vectors;

    @Column(name = "added_by")
    public String addedBy;

    @Column(name = "created_at")
    public Instant createdAt;
}
