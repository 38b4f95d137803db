package dev.parley.desk;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The one place where rows of the desk are added and changed: it writes who did what, when, from, to and why in the
 * same transaction. For use inside {@code Teams.within}.
 */
final class History {
    private static final String CREATED = "created";

    private History() {}

    /** Stores a new row. */
    static <R extends PanacheEntityBase & Recorded> Uni<R> add(R row, By by, Instant at) {
        row.changed(at);
        return row.<R>persist().flatMap(stored -> write(List.of(change(stored, CREATED, "", title(stored), by, at)))
                .replaceWith(stored));
    }

    static <R extends PanacheEntityBase & Recorded> Uni<R> add(R row, By by) {
        return add(row, by, now());
    }

    /** Changes a row that was read in this transaction; what stays as it is leaves no trace. */
    static <R extends PanacheEntityBase & Recorded> Uni<R> change(R row, By by, Instant at, Consumer<R> change) {
        var before = row.facts();
        change.accept(row);
        var after = row.facts();
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        var changes = new ArrayList<ChangeRow>();
        for (var field : fields) {
            var was = before.getOrDefault(field, "");
            var became = after.getOrDefault(field, "");
            if (!was.equals(became)) {
                changes.add(change(row, field, was, became, by, at));
            }
        }
        if (changes.isEmpty()) {
            return Uni.createFrom().item(row);
        }
        row.changed(at);
        return write(changes).chain(Panache::flush).replaceWith(row);
    }

    static <R extends PanacheEntityBase & Recorded> Uni<R> change(R row, By by, Consumer<R> change) {
        return change(row, by, now(), change);
    }

    /** As finely as PostgreSQL keeps it. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static Uni<Void> write(List<ChangeRow> changes) {
        return Panache.getSession().flatMap(session -> session.persistAll(changes.toArray()));
    }

    /** What tells it from others in one word, if anything does. */
    private static String title(Recorded row) {
        var facts = row.facts();
        return facts.getOrDefault("title", facts.getOrDefault("type", facts.getOrDefault("name", "")));
    }

    private static ChangeRow change(Recorded row, String field, String was, String became, By by, Instant at) {
        var change = new ChangeRow();
        change.leadId = row.lead();
        change.thing = row.thing();
        change.thingId = row.number();
        change.field = field;
        change.was = was;
        change.became = became;
        change.who = by.who();
        change.why = by.why();
        change.at = at;
        return change;
    }
}
