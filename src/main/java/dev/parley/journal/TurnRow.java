package dev.parley.journal;

import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A turn as PostgreSQL keeps it; its number makes writing it twice harmless. */
@Entity
@Table(name = "turns")
@Filter(name = Teams.FILTER, condition = TurnRow.OWN)
@NamedQuery(name = TurnRow.OF_CALL, query = "from TurnRow where id.call = :call order by id.number")
class TurnRow extends PanacheEntityBase {
    static final String OWN = "exists (select 1 from calls where calls.id = call_id and calls.team_id = :team)";
    static final String OF_CALL = "TurnRow.ofCall";

    /** Which turn of which call, from 0. */
    @Embeddable
    record Id(
            @Column(name = "call_id") UUID call,
            @Column(name = "number") int number) {}

    @EmbeddedId
    public Id id;

    /** caller or agent. */
    @Column
    public String who;

    @Column
    public String text;

    @Column(name = "started_at")
    public Instant startedAt;

    /** From -1 to 1; of the caller's turns. */
    @Nullable
    @Column
    public Double sentiment;

    /** From 0 to 1; of the caller's turns. */
    @Nullable
    @Column
    public Double urgency;

    /** Milliseconds by stage. */
    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Long> latency;
}
