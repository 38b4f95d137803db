package dev.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.desk.Moves.Objection.NoSuchMove;
import dev.parley.desk.Moves.Objection.NotTheirs;
import dev.parley.talk.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MovesTest {
    /** Who may at least make each of the twenty moves; none: there is no such move. */
    @ParameterizedTest
    @CsvSource({
        "NEW,       CONTACTED, KEY",
        "NEW,       QUALIFIED, KEY",
        "NEW,       CONVERTED, none",
        "NEW,       LOST,      MANAGER",
        "CONTACTED, NEW,       none",
        "CONTACTED, QUALIFIED, KEY",
        "CONTACTED, CONVERTED, none",
        "CONTACTED, LOST,      MANAGER",
        "QUALIFIED, NEW,       none",
        "QUALIFIED, CONTACTED, AGENT",
        "QUALIFIED, CONVERTED, MANAGER",
        "QUALIFIED, LOST,      MANAGER",
        "CONVERTED, NEW,       none",
        "CONVERTED, CONTACTED, none",
        "CONVERTED, QUALIFIED, ADMIN",
        "CONVERTED, LOST,      none",
        "LOST,      NEW,       none",
        "LOST,      CONTACTED, MANAGER",
        "LOST,      QUALIFIED, none",
        "LOST,      CONVERTED, none",
    })
    void aMoveIsMadeByWhoMayMakeItAndByNobodyBelow(Stage from, Stage to, String least) {
        for (var who : Standing.values()) {
            var objection = Moves.objection(from, to, who);
            if (least.equals("none")) {
                assertThat(objection).get().isInstanceOf(NoSuchMove.class);
            } else if (who.compareTo(Standing.valueOf(least)) < 0) {
                assertThat(objection).get().isInstanceOf(NotTheirs.class);
            } else {
                assertThat(objection).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void stayingIsAllowedToEverybody(Stage stage) {
        assertThat(Moves.objection(stage, stage, Standing.KEY)).isEmpty();
    }

    @Test
    void anObjectionSaysWhatWouldBeRight() {
        assertThat(sentence(Moves.objection(Stage.NEW, Stage.CONVERTED, Standing.ADMIN)))
                .isEqualTo("A lead that is new cannot become converted, only contacted or qualified or lost.");
        assertThat(sentence(Moves.objection(Stage.NEW, Stage.LOST, Standing.AGENT)))
                .isEqualTo("An agent may not move a lead from new to lost; ask a manager.");
        assertThat(sentence(Moves.objection(Stage.QUALIFIED, Stage.CONVERTED, Standing.KEY)))
                .isEqualTo("An API key may not move a lead from qualified to converted; ask a manager.");
        assertThat(sentence(Moves.objection(Stage.CONVERTED, Stage.QUALIFIED, Standing.MANAGER)))
                .isEqualTo("A manager may not move a lead from converted to qualified; ask an admin.");
    }

    @Test
    void aCallMovesALeadForwardOnlyAndLeavesAClosedOneAlone() {
        assertThat(Stage.after("new", Outcome.HANDED_OVER)).isEqualTo("contacted");
        assertThat(Stage.after("contacted", Outcome.QUALIFIED)).isEqualTo("qualified");
        assertThat(Stage.after("qualified", Outcome.NOT_QUALIFIED)).isEqualTo("qualified");
        assertThat(Stage.after("converted", Outcome.QUALIFIED)).isEqualTo("converted");
        assertThat(Stage.after("lost", Outcome.QUALIFIED)).isEqualTo("lost");
    }

    private static String sentence(Optional<Moves.Objection> objection) {
        return objection.map(Moves.Objection::sentence).orElse("");
    }
}
