package dev.parley.desk;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every row that hangs on a lead has. Its team is set by PostgreSQL and never changes. */
@MappedSuperclass
abstract class Kept extends PanacheEntityBase implements Recorded {
    @Id
    @Nullable
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "lead_id")
    public long leadId;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column
    @Version
    public int version;

    @Override
    public long number() {
        return Objects.requireNonNull(id, "a stored row has an id");
    }

    @Override
    public long lead() {
        return leadId;
    }

    @Override
    public void changed(Instant at) {
        createdAt = id == null ? at : createdAt;
        updatedAt = at;
    }

    /** As the history writes it. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
