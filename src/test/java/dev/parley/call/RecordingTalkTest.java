package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.qualify.Profile;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Speaker;
import dev.parley.talk.Turn;
import dev.parley.think.Thought;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said about the recording, and what is not said about cards. */
class RecordingTalkTest {
    private static final String NOTICE = "This call is recorded.";
    private static final Profile PROFILE = TestProfiles.investment();
    private final VirtualCall call = new VirtualCall(PROFILE, Map.of());

    @Test
    void theAnnouncementIsHeardOnceWithTheGreeting() {
        call.engines(true, false).answered().untilListening();
        call.says("I'd like to invest in stocks.").silence(600).untilListening();
        assertThat(call.said()).containsOnlyOnce(NOTICE);
        assertThat(agentSaid().getFirst()).contains("Emma from Parley Invest. " + NOTICE);
    }

    @Test
    void aCallerWhoCutsItOffHearsItWithTheNextWords() {
        call.engines(true, false).answered().silence(1000);
        call.says("I'd like to invest in stocks.").silence(900);
        call.untilListening();
        assertThat(agentSaid().getFirst()).doesNotContain(NOTICE);
        assertThat(agentSaid().get(1)).startsWith(NOTICE);
        call.says("About fifty thousand dollars.").silence(900).untilListening();
        assertThat(agentSaid().get(2)).doesNotContain(NOTICE);
    }

    @Test
    void theModelsWordsComeBehindItToo() {
        call.engines(true, true).answered().silence(1000);
        call.says("I'd like to invest in stocks.").silence(900);
        call.thinks("Stocks, good choice.")
                .thinks("How much would you like to invest?")
                .thought();
        call.untilListening();
        assertThat(agentSaid().getLast())
                .isEqualTo(NOTICE + " Stocks, good choice. How much would you like to invest?");
    }

    @Test
    void whoPausesTheRecordingHearsThatAndHasTheFloor() {
        call.engines(true, false).answered().untilListening();
        var question = agentSaid().getFirst();
        call.on(new Happening.RecordingPaused(true)).untilListening();
        assertThat(agentSaid().getLast()).isEqualTo("The recording is paused.");
        call.on(new Happening.RecordingPaused(false)).untilListening();
        assertThat(agentSaid().getLast()).isEqualTo("The recording goes on.");
        call.presses("*").untilListening();
        assertThat(agentSaid().getLast()).isEqualTo(question);
    }

    @Test
    void aCardThatIsKeyedInIsNoAnswerAndIsShownByItsLastDigits() {
        call.engines(true, false).answered().untilListening();
        call.says("I'd like to invest in stocks.").silence(900).untilListening();
        call.presses("4111111111111111#").silence(100).untilListening();
        assertThat(call.facts(CallEvent.TurnTaken.class))
                .extracting(CallEvent.TurnTaken::text)
                .contains("(keyed in: •••• 1111)")
                .noneMatch(text -> text.contains("41111"));
        assertThat(call.facts(CallEvent.SlotFilled.class))
                .extracting(CallEvent.SlotFilled::slot)
                .containsExactly("interest");
    }

    @Test
    void aPartOfACardNumberThatWasShownIsTakenBack() {
        call.engines(true, true).answered().untilListening();
        call.says("4111 1111").silence(1400);
        call.thinks("Go on.").thought().untilListening();
        call.on(new Happening.TurnMasked("4111 1111", "••••"));
        call.says("•••• 1111").silence(1400);
        assertThat(call.lastThink().memory().dialogue().turns())
                .extracting(Turn::text)
                .contains("••••", "Go on.", "•••• 1111")
                .doesNotContain("4111 1111");
    }

    @Test
    void theModelPausesTheRecordingBesidesSpeaking() {
        call.engines(true, true).answered().untilListening();
        call.says("I'd like to invest in stocks.").silence(900);
        call.thinks(new Thought.RecordingPaused(true)).thinks("What is the number?");
        call.thinks(new Thought.RecordingPaused(false)).thought().untilListening();
        assertThat(call.commands)
                .filteredOn(Command.PauseRecording.class::isInstance)
                .containsExactly(new Command.PauseRecording(true), new Command.PauseRecording(false));
        assertThat(agentSaid().getLast()).isEqualTo("What is the number?");
    }

    private List<String> agentSaid() {
        return call.facts(CallEvent.TurnTaken.class).stream()
                .filter(turn -> turn.who() == Speaker.AGENT)
                .map(CallEvent.TurnTaken::text)
                .toList();
    }
}
