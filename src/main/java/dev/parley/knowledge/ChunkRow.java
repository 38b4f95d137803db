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

/** A piece of a document as PostgreSQL keeps it. */
@Entity
@Table(name = "embeddings")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(
        name = ChunkRow.VECTORS,
        query = "select new dev.parley.knowledge.Shelf$Placed(id, vector) from ChunkRow where vector is not null")
@NamedQuery(
        name = ChunkRow.TEXTS,
        query = "select new dev.parley.knowledge.Piece(id, source, position, chunk) from ChunkRow where id in :ids")
class ChunkRow extends PanacheEntityBase {
    static final String VECTORS = "ChunkRow.vectors";
    static final String TEXTS = "ChunkRow.texts";

    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "doc_id")
    public long docId;

    @Column
    public String source;

    @Column
    public int position;

    @Column
    public String chunk;

    @Column
    public float @Nullable [] vector;

    @Column(name = "created_at")
    public Instant createdAt;
}
