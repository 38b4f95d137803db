package dev.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.access.Paging;
import dev.parley.access.Person;
import dev.parley.access.Role;
import dev.parley.access.TeamId;
import dev.parley.access.Teams;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two teams that know nothing of each other, and people of one who do. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DeskTeamsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Paging FIRST_PAGE = new Paging();

    @Inject
    Teams teams;

    @Inject
    LeadDesk desk;

    @Inject
    Leads leads;

    @Inject
    Tasks tasks;

    @Inject
    Communications communications;

    @Inject
    Opportunities opportunities;

    @Inject
    SimilarLeads similar;

    @Inject
    LeadExport export;

    private final String marker = "Zita " + UUID.randomUUID();
    private final String phone = "+1418" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    private TeamId one;
    private TeamId other;
    private By ann;
    private By max;

    @BeforeEach
    void twoTeams() {
        one = team();
        other = team();
        ann = By.of(new Person(person(one), "Ann", Role.AGENT, one));
        max = By.of(new Person(person(one), "Max", Role.MANAGER, one));
    }

    @AfterEach
    void leaveNothingBehind() {
        for (var team : List.of(one, other)) {
            for (var table : List.of("leads", "kept_answers", "people")) {
                done("delete from " + table + " where team_id = " + team.value());
            }
            done("delete from teams where id = " + team.value());
        }
    }

    @Test
    void anotherTeamFindsNothingOfALeadAndChangesNothing() {
        var lead = enter(max);
        await(desk.communicate(one, lead, said(), "c"));
        await(desk.task(one, task(lead), "t"));
        await(opportunities.add(max, new OpportunityWanted(lead, marker, null, null, null), Optional.empty()));
        var theirs = By.ai(other);
        assertThatThrownBy(() -> await(desk.features(other, lead))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> await(desk.communicate(other, lead, said(), "c2")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> await(desk.task(other, task(lead), "t2"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> await(desk.update(other, lead, LeadChange.of("contacted", null, null, null), "u", true)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> await(leads.history(other, lead, FIRST_PAGE))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> await(communications.page(other, lead, FIRST_PAGE)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> await(similar.of(other, lead))).isInstanceOf(NotFoundException.class);
        assertThat(await(leads.page(other, new LeadFilter(), FIRST_PAGE)).total())
                .isZero();
        assertThat(await(tasks.page(theirs.team(), lead, "", FIRST_PAGE)).total())
                .isZero();
        assertThat(await(opportunities.page(other, 0, "", Optional.empty(), FIRST_PAGE))
                        .total())
                .isZero();
        assertThat(await(leads.page(one, new LeadFilter(), FIRST_PAGE)).items())
                .extracting(LeadSummary::stage)
                .containsExactly("new");
        assertThat(await(tasks.page(one, lead, "", FIRST_PAGE)).total()).isEqualTo(1);
    }

    @Test
    void eachTeamHasItsOwnNumbersKeysAndLikenesses() {
        var ours = enter(max);
        var boss = By.of(new Person(person(other), "Eve", Role.MANAGER, other));
        var theirs = enter(boss);
        assertThat(theirs).isNotEqualTo(ours);
        assertThat(await(similar.of(one, ours))).isEmpty();
        var first = await(desk.task(one, task(ours), "same key"));
        var second = await(desk.task(other, task(theirs), "same key"));
        assertThat(new JsonObject(first).getLong("leadId")).isEqualTo(ours);
        assertThat(new JsonObject(second).getLong("leadId")).isEqualTo(theirs);
    }

    @Test
    void aLeadIsAssignedToPeopleOfItsTeamAndThenOthersLeaveItAlone() {
        var lead = enter(max);
        var stranger = person(other);
        assertThatThrownBy(() -> await(leads.update(max, lead, to(stranger), Optional.empty())))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("assignedAgentId must be a person of this team; " + stranger + " is none.");
        var changed =
                new JsonObject(await(leads.update(max, lead, to(max.person().orElseThrow()), Optional.empty())));
        assertThat(changed.getLong("assignedAgentId")).isEqualTo(max.person().orElseThrow());
        assertThatThrownBy(() ->
                        await(leads.update(ann, lead, LeadChange.of("contacted", null, null, null), Optional.empty())))
                .isInstanceOf(ForbiddenException.class);
        var its = new LeadFilter();
        its.assignedAgentId = Optional.of(String.valueOf(max.person().orElseThrow()));
        assertThat(await(leads.page(one, its, FIRST_PAGE)).total()).isEqualTo(1);
        await(leads.update(max, lead, to(0), Optional.empty()));
        await(leads.update(ann, lead, to(ann.person().orElseThrow()), Optional.empty()));
        assertThat(await(leads.history(one, lead, FIRST_PAGE)).items().getFirst())
                .satisfies(change -> assertThat(change.who()).isEqualTo(ann.who()))
                .satisfies(change -> assertThat(change.field()).isEqualTo("assignedAgentId"));
    }

    @Test
    void allLeadsOfATeamAndNoOthersAreGivenOut() {
        for (int i = 0; i < 2; i++) {
            done(
                    "insert into leads (team_id, phone, name, source, stage, qualified, slots, created_at, updated_at, version)"
                            + " select " + one.value()
                            + ", '', 'Lead ' || n, 'made up', 'new', false, '{}', now(), now(), 0"
                            + " from generate_series(1, 500) n");
        }
        var last = enter(max);
        enter(By.of(new Person(person(other), "Eve", Role.MANAGER, other)));
        var lines = String.join("", await(export.of(one).collect().asList())).split("\r\n", -1);
        assertThat(lines).hasSize(1 + 1000 + 1 + 1);
        assertThat(lines[0]).startsWith("\"id\",\"name\",\"phone\"");
        assertThat(lines[1001])
                .startsWith("\"%d\",\"%s\",\"%s\",\"\",\"manual\",\"new\",\"medium\",\"\",\"false\",\"\",\"20"
                        .formatted(last, marker, phone));
        assertThat(lines[1002]).isEmpty();
    }

    @Test
    void whatASpreadsheetWouldCarryOutIsText() {
        assertThat(LeadExport.quoted("=cmd(\"x\")")).isEqualTo("\"'=cmd(\"\"x\"\")\"");
        assertThat(LeadExport.quoted("-2+3")).isEqualTo("\"'-2+3\"");
        assertThat(LeadExport.quoted("+14155550123")).isEqualTo("\"+14155550123\"");
        assertThat(LeadExport.quoted("Zoë, \"Z\"")).isEqualTo("\"Zoë, \"\"Z\"\"\"");
    }

    @Test
    void whatHangsOnALeadGoesWithIt() {
        var lead = enter(max);
        await(desk.communicate(one, lead, said(), "c"));
        await(desk.task(one, task(lead), "t"));
        done("delete from leads where id = " + lead);
        for (var table : List.of("communications", "tasks", "changes", "kept_answers")) {
            assertThat(count("select count(*) from " + table + " where lead_id = " + lead))
                    .as(table)
                    .isZero();
        }
    }

    private long enter(By by) {
        var wanted = new LeadWanted(marker, phone, null, null, null);
        return new JsonObject(await(leads.enter(by, wanted, Optional.empty()))).getLong("id");
    }

    private CommunicationWanted said() {
        return new CommunicationWanted("call_summary", "ai", marker, null, Map.of());
    }

    private static TaskWanted task(long lead) {
        return new TaskWanted(lead, "callback", null, null, null);
    }

    private static LeadChange to(long person) {
        return LeadChange.of(null, null, person, null);
    }

    private TeamId team() {
        return new TeamId(count("insert into teams (name) values ('" + UUID.randomUUID() + "') returning id"));
    }

    private long person(TeamId team) {
        return count("insert into people (team_id, subject, name, role) values (" + team.value() + ", '"
                + UUID.randomUUID() + "', 'Somebody', 'agent') returning id");
    }

    private long count(String sql) {
        return await(teams.everywhere(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(sql, Long.class).getSingleResult())));
    }

    private void done(String sql) {
        await(teams.everywhere(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(sql).executeUpdate())));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(SOON);
    }
}
