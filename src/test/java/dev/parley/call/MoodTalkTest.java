package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.qualify.Profile;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Mood;
import dev.parley.talk.Speaker;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes of the mood of a caller. */
class MoodTalkTest {
    private static final Mood UPSET = new Mood(-0.6, 0.1);
    private static final Mood FURIOUS = new Mood(-0.9, 0.5);
    private static final Profile PROFILE = TestProfiles.investment();
    private static final String OFFER = "I'm sorry about this. Would you rather talk to a colleague?";
    private final VirtualCall call = new VirtualCall(PROFILE, Map.of());

    @Test
    void theMoodIsToldWithTheTurn() {
        listening(false).sounding(UPSET).says("I'd like to invest in stocks.");
        answered();
        var facts = call.facts.stream()
                .filter(fact -> fact instanceof CallEvent.TurnTaken turn && turn.who() == Speaker.CALLER
                        || fact instanceof CallEvent.MoodSensed)
                .toList();
        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst()).isInstanceOf(CallEvent.TurnTaken.class);
        assertThat(((CallEvent.MoodSensed) facts.getLast()).mood()).isEqualTo(UPSET);
    }

    @Test
    void whatIsKeyedInHasNoMood() {
        listening(false).sounding(UPSET).says("I'd like to invest in stocks.");
        answered();
        call.presses("50000#").silence(100).untilListening();
        assertThat(call.facts(CallEvent.MoodSensed.class)).hasSize(1);
    }

    @Test
    void whoIsUpsetTwiceIsOfferedAPersonAndTakesOne() {
        listening(false).sounding(UPSET).says("I'd like to invest in stocks.");
        answered();
        assertThat(lastSaid()).doesNotContain(OFFER);
        call.says("About fifty thousand dollars.");
        answered();
        assertThat(lastSaid()).isEqualTo(OFFER);
        call.says("Yes please.").silence(9000);
        assertThat(call.commands).anyMatch(Command.RingPerson.class::isInstance);
    }

    @Test
    void whoIsFuriousIsOfferedAPersonAtOnceAndOnlyOnce() {
        listening(false).sounding(FURIOUS).says("I'd like to invest in stocks.");
        answered();
        assertThat(lastSaid()).isEqualTo(OFFER);
        call.says("No.");
        answered();
        assertThat(lastSaid()).contains("how much are you thinking of investing");
        call.says("About fifty thousand dollars.");
        answered();
        assertThat(lastSaid()).doesNotContain(OFFER).contains("How do you feel about risk");
        assertThat(call.commands).noneMatch(Command.RingPerson.class::isInstance);
    }

    @Test
    void whatWasToldInAngerIsKept() {
        listening(false).sounding(FURIOUS).says("I'd like to invest in stocks.");
        answered();
        assertThat(call.facts(CallEvent.SlotFilled.class))
                .extracting(CallEvent.SlotFilled::value)
                .contains("stocks");
    }

    @Test
    void theModelWordsTheOfferAndIsToldTheTone() {
        listening(true).sounding(FURIOUS).says("I'd like to invest in stocks.").silence(600);
        var think = call.lastThink();
        assertThat(think.step().goal()).contains("rather talk to a person");
        assertThat(think.memory().temper().tone()).contains("upset");
    }

    @Test
    void aMoodOfWordsThatWereNotTheWholeTurnIsForgotten() {
        listening(false).sounding(FURIOUS).says("I'd like to invest in", 800).silence(300);
        call.sounding(Mood.CALM).says("I'd like to invest in stocks.", 900);
        answered();
        assertThat(lastSaid()).doesNotContain(OFFER);
        assertThat(call.facts(CallEvent.MoodSensed.class))
                .extracting(CallEvent.MoodSensed::mood)
                .containsExactly(Mood.CALM);
    }

    private VirtualCall listening(boolean mind) {
        return call.engines(true, mind).answered().untilListening();
    }

    private void answered() {
        call.silence(900).untilListening();
    }

    private String lastSaid() {
        return call.facts(CallEvent.TurnTaken.class).stream()
                .filter(turn -> turn.who() == Speaker.AGENT)
                .map(CallEvent.TurnTaken::text)
                .toList()
                .getLast();
    }
}
