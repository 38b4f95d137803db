package dev.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.access.ApiKey;
import dev.parley.access.Operator;
import dev.parley.access.Person;
import dev.parley.access.Role;
import dev.parley.access.TeamId;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ForbiddenException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final By AGENT = By.of(new Person(7, "Ann", Role.AGENT, TeamId.FIRST));
    private static final By MANAGER = By.of(new Person(8, "Max", Role.MANAGER, TeamId.FIRST));
    private static final By ADMIN = By.of(new Person(9, "Ada", Role.ADMIN, TeamId.FIRST));

    @Test
    void anAgentWorksTheirOwnLeadsAndNobodys() {
        var change = LeadChange.of("contacted", "high", null, null);
        assertThatCode(() -> Rights.check(AGENT, lead("new", null), change)).doesNotThrowAnyException();
        assertThatCode(() -> Rights.check(AGENT, lead("new", 7L), change)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Rights.check(AGENT, lead("new", 8L), change))
                .isInstanceOf(ForbiddenException.class)
                .hasMessage("Lead 42 is person 8's; ask a manager to assign it to you.");
        assertThatCode(() -> Rights.check(MANAGER, lead("new", 7L), change)).doesNotThrowAnyException();
    }

    @Test
    void anAgentTakesALeadThatIsNobodysAndGivesTheirOwnBack() {
        assertThatCode(() -> Rights.check(AGENT, lead("new", null), to(7))).doesNotThrowAnyException();
        assertThatCode(() -> Rights.check(AGENT, lead("new", 7L), to(0))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Rights.check(AGENT, lead("new", null), to(8))).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> Rights.check(AGENT, lead("new", 7L), to(8))).isInstanceOf(ForbiddenException.class);
        assertThatCode(() -> Rights.check(MANAGER, lead("new", 7L), to(8))).doesNotThrowAnyException();
    }

    @Test
    void aLeadIsClosedByAManagerAndASaleTakenBackByAnAdmin() {
        var lost = LeadChange.of("lost", null, null, null);
        assertThatThrownBy(() -> Rights.check(AGENT, lead("new", 7L), lost)).isInstanceOf(ForbiddenException.class);
        assertThatCode(() -> Rights.check(MANAGER, lead("new", 7L), lost)).doesNotThrowAnyException();
        var back = LeadChange.of("qualified", null, null, null);
        assertThatThrownBy(() -> Rights.check(MANAGER, lead("converted", 7L), back))
                .isInstanceOf(ForbiddenException.class);
        assertThatCode(() -> Rights.check(ADMIN, lead("converted", 7L), back)).doesNotThrowAnyException();
        assertThatCode(() -> Rights.check(By.of(new Operator()), lead("converted", null), back))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyChangesWhatItsScopesSayAndClosesNothing() {
        var key = By.of(new ApiKey(3, "ai", TeamId.FIRST, Set.of("leads:status")));
        var lead = lead("contacted", 7L);
        assertThatCode(() -> Rights.check(key, lead, LeadChange.of("qualified", "high", null, null)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Rights.check(key, lead, LeadChange.of("lost", null, null, null)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> Rights.check(key, lead, to(7)))
                .hasMessage("You may not assign leads to others; this takes leads:assign.");
        var named = new LeadChange(null, null, null, "Eve", null, null, null, null);
        assertThatThrownBy(() -> Rights.check(key, lead, named)).isInstanceOf(ForbiddenException.class);
        var none = By.of(new ApiKey(4, "reader", TeamId.FIRST, Set.of("leads:read")));
        assertThatThrownBy(() -> Rights.check(none, lead, LeadChange.of(null, "low", null, null)))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void theAiClosesNothingWhateverATranscriptSays() {
        for (var stage : Stage.values()) {
            for (var to : Set.of("converted", "lost")) {
                if (!stage.text().equals(to)) {
                    assertThatThrownBy(() -> Rights.check(
                                    By.ai(TeamId.FIRST), lead(stage.text(), null), LeadChange.of(to, null, null, null)))
                            .isInstanceOf(ClientErrorException.class);
                }
            }
        }
    }

    @Test
    void historyKnowsPeopleKeysAndProgramsApart() {
        assertThat(AGENT.who()).isEqualTo("person:7");
        assertThat(By.of(new ApiKey(3, "ai", TeamId.FIRST, Set.of())).who()).isEqualTo("key:3");
        assertThat(By.of(new Operator()).who()).isEqualTo("operator");
        assertThat(By.ai(TeamId.FIRST).who()).isEqualTo("ai");
        assertThat(By.call("c").who()).isEqualTo("call");
    }

    private static LeadChange to(long person) {
        return LeadChange.of(null, null, person, null);
    }

    private static LeadRow lead(String stage, @Nullable Long owner) {
        var lead = new LeadRow();
        lead.id = 42L;
        lead.stage = stage;
        lead.ownerId = owner;
        lead.slots = Map.of();
        return lead;
    }
}
