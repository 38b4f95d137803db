package dev.parley.desk;

import dev.parley.access.Paging;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reading rows of the desk. For use inside {@code Teams.within}. */
final class Rows {
    private Rows() {}

    /** A page of a list and how long the list is. */
    record Page<T>(List<T> items, long total) {
        <S> Page<S> map(Function<T, S> each) {
            return new Page<>(items.stream().map(each).toList(), total);
        }
    }

    /** The row of that id; fails with 404 when the team has none. */
    static <R> Uni<R> one(Class<R> type, String thing, long id) {
        return Panache.getSession()
                .flatMap(session -> session.find(type, id))
                .onItem()
                .ifNull()
                .failWith(() -> Refusals.noSuch(thing, id));
    }

    /** Fails with 404 when the team has no such lead. */
    static Uni<LeadRow> lead(long id) {
        return one(LeadRow.class, "lead", id);
    }

    /** By two named queries with the same parameters, one for the rows and one for how many there are. */
    static <R> Uni<Page<R>> page(Class<R> type, String list, String count, Map<String, ?> with, Paging paging) {
        return Panache.getSession().flatMap(session -> given(session.createNamedQuery(list, type), with)
                .setFirstResult(paging.page() * paging.size())
                .setMaxResults(paging.size())
                .getResultList()
                .flatMap(rows -> given(session.createNamedQuery(count, Long.class), with)
                        .getSingleResult()
                        .map(total -> new Page<>(rows, total))));
    }

    private static <T> Mutiny.SelectionQuery<T> given(Mutiny.SelectionQuery<T> query, Map<String, ?> with) {
        with.forEach(query::setParameter);
        return query;
    }
}
