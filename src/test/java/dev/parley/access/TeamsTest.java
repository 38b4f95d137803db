package dev.parley.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class TeamsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Teams teams;

    @Inject
    Contexts contexts;

    private final TeamId other = new TeamId(ThreadLocalRandom.current().nextLong(1000, 1_000_000));

    @BeforeEach
    void aTeamBesidesTheFirst() {
        everywhere("insert into teams (id, name) values (" + other.value() + ", 'team " + other.value() + "')");
        within(other, deed("theirs"));
        within(TeamId.FIRST, deed("ours"));
    }

    @AfterEach
    void leaveNothingBehind() {
        everywhere("delete from audit where deed in ('theirs', 'ours', 'forced')");
        everywhere("delete from teams where id = " + other.value());
    }

    @Test
    void nativeSqlSeesTheRowsOfItsTeamOnly() {
        assertThat(deeds(other)).containsExactly("theirs");
        assertThat(deeds(TeamId.FIRST)).contains("ours").doesNotContain("theirs");
    }

    @Test
    void workEverywhereSeesTheRowsOfAll() {
        var seen =
                teams.everywhere(() -> list("select deed from audit")).await().atMost(SOON);
        assertThat(seen).contains("ours", "theirs");
    }

    @Test
    void noRowCanBeAddedForAnotherTeam() {
        assertThatThrownBy(() ->
                        within(other, "insert into audit (team_id, actor, deed, subject) values (1, '', 'forced', '')"))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void anotherTeamsRowsCanBeNeitherChangedNorDeleted() {
        assertThat(within(other, "update audit set deed = 'forced' where deed = 'ours'"))
                .isZero();
        assertThat(within(other, "delete from audit where deed = 'ours'")).isZero();
    }

    @Test
    void workThatComesThroughNoDoorSeesNothing() {
        var seen = contexts.aside(() -> Panache.withSession(() -> list("select deed from audit")))
                .await()
                .atMost(SOON);
        assertThat(seen).isEmpty();
    }

    @Test
    void theNextTransactionOnTheSameConnectionKnowsNothingOfTheTeam() {
        deeds(other);
        var setting = contexts.aside(() ->
                        Panache.withSession(() -> list("select coalesce(current_setting('parley.team', true), '')")))
                .await()
                .atMost(SOON);
        assertThat(setting).containsExactly("");
    }

    private List<String> deeds(TeamId team) {
        return teams.within(team, () -> list("select deed from audit")).await().atMost(SOON);
    }

    private static Uni<List<String>> list(String sql) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(sql, String.class).getResultList());
    }

    private static String deed(String deed) {
        return "insert into audit (team_id, actor, deed, subject) values (parley_team(), '', '" + deed + "', '')";
    }

    private int within(TeamId team, String sql) {
        return teams.within(team, () -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(sql).executeUpdate()))
                .await()
                .atMost(SOON);
    }

    private void everywhere(String sql) {
        teams.everywhere(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(sql).executeUpdate()))
                .await()
                .atMost(SOON);
    }
}
