package dev.parley.usage;

import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** One request to a model as PostgreSQL keeps it; its id makes writing it twice harmless. */
@Entity
@Table(name = "model_uses")
@Filter(name = Teams.FILTER, condition = Teams.OWN)
@NamedQuery(name = UseRow.TOTALS, query = """
        select purpose, model, count(*), sum(promptTokens), sum(replyTokens), sum(millis), sum(cost),
               sum(case when cost is null then 1 else 0 end)
        from UseRow where at >= :start and at < :end group by purpose, model order by purpose, model""")
class UseRow extends PanacheEntityBase {
    static final String TOTALS = "UseRow.totals";

    @Id
    public UUID id;

    @Column
    public Instant at;

    @Column
    public String purpose;

    @Column
    public String subject;

    @Column
    public String model;

    @Column
    public String outcome;

    @Column(name = "prompt_tokens")
    public int promptTokens;

    @Column(name = "reply_tokens")
    public int replyTokens;

    @Column
    public long millis;

    @Nullable
    @Column
    public BigDecimal cost;
}
