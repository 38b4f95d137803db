package dev.parley.followup;

import dev.parley.access.Paging;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What went out, in PostgreSQL. That a letter is under way is committed before its gateway is asked, so that a process
 * which dies in between leaves a trace. Thread-safe.
 */
@Singleton
class Ledger {
    static final String SENT = "sent";
    static final String FAILED = "failed";
    static final String UNCLEAR = "unclear";

    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String OPTED_OUT = "select count(*) from opt_outs where address = :address";
    private static final String LATELY = """
            select count(*) from sent_follow_ups
            where address = :address and state in ('sending', 'sent', 'unclear') and at > now() - interval '1 day'
              and id <> :id""";
    private static final String SMS_LATELY = """
            select count(*) from sent_follow_ups
            where channel = 'sms' and state in ('sending', 'sent', 'unclear') and at > now() - interval '1 day'
              and id <> :id""";
    /** Gives a row when the letter may go: it is new, or what came of the last try is known, or {@code :again}. */
    private static final String BEGIN = """
            insert into sent_follow_ups (id, team_id, channel, call_id, lead_id, address, state, detail, tries, at)
            values (:id, :team, :channel, :call, :lead, :address, 'sending', '', 1, now())
            on conflict (id) do update
            set state = 'sending', address = excluded.address, tries = sent_follow_ups.tries + 1, at = now()
            where sent_follow_ups.state = 'failed' or sent_follow_ups.state = 'sending' and :again
            returning id""";

    private static final String END =
            "update sent_follow_ups set state = :state, detail = :detail, at = now() where id = :id";
    private static final String MADE = """
            insert into sent_follow_ups (id, team_id, channel, call_id, lead_id, address, state, detail, tries, at)
            values (:id, :team, 'spoken', :call, :lead, '', 'made', '', 1, now())
            on conflict (id) do nothing""";

    private final Teams teams;
    private final FollowUpConfig config;

    Ledger(Teams teams, FollowUpConfig config) {
        this.teams = teams;
        this.config = config;
    }

    /** A page and how many there are in all. */
    record Page(List<FollowedUpRow> rows, long total) {}

    /**
     * Asks whether a letter may go now.
     *
     * @param again whether it may when an earlier try has left without saying what came of it
     */
    Uni<Leave> leave(TeamId team, UUID id, Errand errand, String address, boolean again) {
        return teams.within(team, () -> Panache.getSession().flatMap(session -> count(session, OPTED_OUT, address)
                .flatMap(opted -> opted > 0
                        ? denied("the receiver has opted out")
                        : session.createNativeQuery(LATELY, Long.class)
                                .setParameter("address", address)
                                .setParameter("id", id)
                                .getSingleResult()
                                .flatMap(lately -> lately >= config.mostADay()
                                        ? denied("the receiver has got enough in a day")
                                        : unlessTooMany(session, id, errand.channel())
                                                .flatMap(refused -> refused.isPresent()
                                                        ? Uni.createFrom().item(refused.get())
                                                        : begun(session, team, id, errand, address, again))))));
    }

    /** Callers say which number gets an SMS, and an SMS costs money. */
    private Uni<Optional<Leave>> unlessTooMany(Mutiny.Session session, UUID id, Channel channel) {
        return channel != Channel.SMS
                ? Uni.createFrom().item(Optional.empty())
                : session.createNativeQuery(SMS_LATELY, Long.class)
                        .setParameter("id", id)
                        .getSingleResult()
                        .map(all -> all >= config.mostSmsADay()
                                ? Optional.of(
                                        new Leave.Denied(
                                                "the team's callers have set off enough SMS in a day (parley.followup.most-sms-a-day)"))
                                : Optional.empty());
    }

    /** Writes down what came of it, patiently: otherwise the next try cannot know. */
    Uni<Void> end(TeamId team, UUID id, String state, String detail) {
        return teams.within(team, () -> Panache.getSession().flatMap(session -> session.createNativeQuery(END)
                        .setParameter("state", state)
                        .setParameter("detail", detail.replace("\0", ""))
                        .setParameter("id", id)
                        .executeUpdate()))
                .onFailure()
                .retry()
                .withBackOff(PAUSE)
                .atMost(TRIES)
                .replaceWithVoid();
    }

    /** A spoken message lies in its folder. */
    Uni<Void> made(TeamId team, UUID id, String call, long lead) {
        return teams.within(team, () -> Panache.getSession().flatMap(session -> session.createNativeQuery(MADE)
                        .setParameter("id", id)
                        .setParameter("team", team.value())
                        .setParameter("call", call)
                        .setParameter("lead", lead)
                        .executeUpdate()))
                .replaceWithVoid();
    }

    /** Newest first. @param lead 0 for all */
    Uni<Page> page(TeamId team, long lead, Paging paging) {
        return teams.within(team, () -> Panache.getSession()
                .flatMap(session -> session.createNamedQuery(FollowedUpRow.NEWEST, FollowedUpRow.class)
                        .setParameter("lead", lead)
                        .setFirstResult(paging.page() * paging.size())
                        .setMaxResults(paging.size())
                        .getResultList()
                        .flatMap(rows -> session.createNamedQuery(FollowedUpRow.HOW_MANY, Long.class)
                                .setParameter("lead", lead)
                                .getSingleResult()
                                .map(total -> new Page(rows, total)))));
    }

    Uni<Optional<FollowedUpRow>> find(TeamId team, UUID id) {
        return teams.within(team, () -> Panache.getSession()
                .flatMap(session -> session.createNamedQuery(FollowedUpRow.ONE, FollowedUpRow.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst()));
    }

    private static Uni<Leave> begun(
            Mutiny.Session session, TeamId team, UUID id, Errand errand, String address, boolean again) {
        return session.createNativeQuery(BEGIN, UUID.class)
                .setParameter("id", id)
                .setParameter("team", team.value())
                .setParameter("channel", errand.channel().text())
                .setParameter("call", errand.callId())
                .setParameter("lead", errand.lead())
                .setParameter("address", address)
                .setParameter("again", again)
                .getResultList()
                .flatMap(rows ->
                        rows.isEmpty() ? earlier(session, id) : Uni.createFrom().item(new Leave.Granted()));
    }

    private static Uni<Leave> earlier(Mutiny.Session session, UUID id) {
        return session.createNamedQuery(FollowedUpRow.ONE, FollowedUpRow.class)
                .setParameter("id", id)
                .getSingleResult()
                .map(row -> row.state.equals(SENT) ? new Leave.Sent(row.detail) : new Leave.Unclear());
    }

    private static Uni<Long> count(Mutiny.Session session, String query, String address) {
        return session.createNativeQuery(query, Long.class)
                .setParameter("address", address)
                .getSingleResult();
    }

    private static Uni<Leave> denied(String reason) {
        return Uni.createFrom().item(new Leave.Denied(reason));
    }
}
