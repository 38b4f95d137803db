package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.line.RingOutcome;
import dev.parley.qualify.Profile;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import dev.parley.think.Thought;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandingOverTest {
    private static final Profile PROFILE = TestProfiles.investment();
    private static final Command RING = new Command.RingPerson("1001", Duration.ofSeconds(20));
    private static final Command JOIN = new Command.JoinPerson(true);

    private final VirtualCall call = new VirtualCall(PROFILE, Map.of());

    @Test
    void thePersonIsToldWhoCallsBeforeTheTwoAreBroughtTogether() {
        ringing();
        int before = call.said().size();
        call.on(new Happening.PersonRung(RingOutcome.TAKEN));
        var briefing = call.said().subList(before, call.said().size());
        assertThat(briefing).hasSize(2);
        assertThat(briefing.getFirst()).contains("+14155550123");
        assertThat(call.facts(CallEvent.Briefed.class)).singleElement().satisfies(fact -> assertThat(fact.text())
                .isEqualTo(String.join(" ", briefing)));
        assertThat(call.commands).doesNotContain(JOIN);
        call.untilJoining().on(new Happening.PersonJoined(true));
        assertThat(call.state()).isInstanceOf(State.HandedOver.class);
        assertThat(call.facts(CallEvent.HandedOver.class)).singleElement().satisfies(fact -> assertThat(fact.answered())
                .isTrue());
    }

    @Test
    void whatIsToldToThePersonIsNoTurnOfTheCall() {
        ringing();
        var turns = call.facts(CallEvent.TurnTaken.class).size();
        handedOver();
        assertThat(call.facts(CallEvent.TurnTaken.class)).hasSize(turns);
        assertThat(call.memory().dialogue().turns())
                .noneMatch(turn -> turn.text().contains("on the line"));
    }

    @ParameterizedTest
    @EnumSource(value = RingOutcome.class, mode = EnumSource.Mode.EXCLUDE, names = "TAKEN")
    void whoeverIsNotThereTheCallerComesBackAndIsOfferedACallback(RingOutcome outcome) {
        ringing().on(new Happening.PersonRung(outcome));
        assertThat(String.join(" ", call.said()))
                .contains(PROFILE.nobodyFree())
                .endsWith(PROFILE.offer().orElseThrow().question());
        assertThat(call.facts(CallEvent.HandedOver.class).getLast().answered()).isFalse();
        call.untilListening().says("Yes please, call me back.").silence(2000);
        assertThat(call.facts(CallEvent.TurnTaken.class).getLast().who()).isEqualTo(Speaker.CALLER);
    }

    @Test
    void aPersonWhoHangsUpInTheBriefingIsLeftAndTheCallerSpokenToAgainOnlyThen() {
        briefing().silence(1000);
        int said = call.said().size();
        call.on(new Happening.PersonLeft());
        assertThat(call.commands).endsWith(new Command.Hush(), new Command.LeavePerson());
        call.silence(500);
        assertThat(call.said()).hasSize(said);
        call.on(new Happening.BackFromPerson());
        assertThat(call.said().get(said)).isEqualTo(PROFILE.nobodyFree());
        call.untilListening();
    }

    @Test
    void aPersonWhoIsGoneWhenTheTwoAreBroughtTogetherIsLeftToo() {
        briefing().untilJoining().on(new Happening.PersonJoined(false));
        assertThat(call.commands).endsWith(new Command.LeavePerson());
        call.on(new Happening.BackFromPerson());
        assertThat(call.said()).contains(PROFILE.nobodyFree());
    }

    @Test
    void anAsteriskThatDoesNotAnswerCostsTheCallerSecondsNotTheCall() {
        briefing().untilJoining().silence(8000);
        assertThat(call.commands).endsWith(new Command.LeavePerson());
        call.silence(8000);
        assertThat(call.said()).contains(PROFILE.nobodyFree());
    }

    @Test
    void aBriefingThatTakesTooLongIsCutShort() {
        var brief = new VirtualCall(PROFILE, Map.of("parley.call.longest-briefing", "2s"));
        brief.engines(true, true).answered().untilListening().presses("0").silence(4000);
        brief.on(new Happening.PersonRung(RingOutcome.TAKEN)).silence(1960);
        assertThat(brief.commands).doesNotContain(JOIN);
        brief.silence(60);
        assertThat(brief.commands).endsWith(new Command.Hush(), JOIN);
    }

    @Test
    void withoutTimeForABriefingTheTwoAreBroughtTogetherAtOnce() {
        var silent = new VirtualCall(PROFILE, Map.of("parley.call.longest-briefing", "0s"));
        silent.engines(true, true).answered().untilListening().presses("0").silence(4000);
        silent.on(new Happening.PersonRung(RingOutcome.TAKEN));
        assertThat(silent.commands).endsWith(JOIN);
        assertThat(silent.facts(CallEvent.Briefed.class)).isEmpty();
    }

    @Test
    void aVoiceThatFailsInTheBriefingDoesNotKeepThePersonWaiting() {
        briefing().on(new Happening.Mute(99));
        assertThat(call.commands).endsWith(new Command.Hush(), JOIN);
    }

    @Test
    void aCallerWhoHangsUpAnywhereEndsTheCall() {
        briefing().silence(1000).on(new Happening.HungUp("The caller hung up", false));
        assertThat(ended().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(call.commands).contains(new Command.Hush());
        call.on(new Happening.Played(99)).on(new Happening.PersonJoined(true)).silence(100);
        assertThat(call.commands).doesNotContain(JOIN);
    }

    @Test
    void keysOfTheCallerMeanNothingMeanwhile() {
        briefing();
        int commands = call.commands.size();
        call.presses("0*#1");
        assertThat(call.commands).hasSize(commands);
    }

    @Test
    void whatTheCallerSaysToThePersonIsWrittenDownAndNobodyAnswersIt() {
        ringing();
        handedOver();
        int said = call.said().size();
        call.says("I have a question about my contract.", 1500).silence(1500);
        call.says("Yes, that is right.", 900).silence(1500);
        assertThat(call.facts(CallEvent.TurnTaken.class).stream()
                        .filter(turn -> turn.who() == Speaker.CALLER)
                        .map(CallEvent.TurnTaken::text))
                .containsExactly("I have a question about my contract.", "Yes, that is right.");
        assertThat(call.said()).hasSize(said);
        assertThat(call.state()).isInstanceOf(State.HandedOver.class);
    }

    @Test
    void anEarThatFailsMeanwhileDoesNoHarm() {
        ringing();
        handedOver();
        call.earTakes(60_000).says("I have a question.", 1500).silence(1000);
        call.earFails().earTakes(100).says("About my contract.", 900).silence(1500);
        assertThat(call.facts(CallEvent.TurnTaken.class).getLast().text()).isEqualTo("About my contract.");
    }

    @Test
    void recordingStopsAtTheHandOverWhereThatIsWanted() {
        var discreet = new VirtualCall(PROFILE, Map.of("parley.call.hand-over-recording", "false"));
        discreet.engines(true, true).answered().untilListening().presses("0").silence(4000);
        discreet.on(new Happening.PersonRung(RingOutcome.TAKEN)).silence(20_000);
        assertThat(discreet.commands).contains(new Command.JoinPerson(false)).doesNotContain(JOIN);
    }

    @Test
    void theModelsReasonIsPartOfTheBriefing() {
        call.engines(true, true)
                .answered()
                .untilListening()
                .says("Can you help me with something?")
                .silence(1500);
        call.thinks(new Thought.HandOverWished("wants to complain about a letter"))
                .silence(4000);
        assertThat(call.commands).contains(RING);
        call.on(new Happening.PersonRung(RingOutcome.TAKEN));
        assertThat(call.facts(CallEvent.Briefed.class).getFirst().text()).contains("wants to complain about a letter");
    }

    @Test
    void aCallerWhomTheModelSendsToAnAllowedExtensionIsSentThereForGood() {
        var switched = transferred("billing");
        assertThat(switched.commands).contains(new Command.Transfer("2001")).doesNotContain(RING);
        switched.on(new Happening.Transferred(true));
        assertThat(switched.facts(CallEvent.HandedOver.class).getLast().extension())
                .isEqualTo("2001");
        switched.on(new Happening.HungUp("The caller was sent to another extension", false));
        assertThat(switched.facts(CallEvent.Ended.class).getFirst().outcome()).isEqualTo(Outcome.HANDED_OVER);
    }

    @Test
    void aCallerWhoLeavesBeforeAsteriskHasAnsweredWasHandedOverAllTheSame() {
        var switched = transferred("billing");
        switched.on(new Happening.HungUp("The caller was sent to another extension", false));
        assertThat(switched.facts(CallEvent.Ended.class).getFirst().outcome()).isEqualTo(Outcome.HANDED_OVER);
    }

    @Test
    void aTransferThatFailsBringsTheCallerBackAndTheNextWishIsForAPerson() {
        var switched = transferred("billing");
        switched.on(new Happening.Transferred(false));
        assertThat(switched.said()).contains(PROFILE.nobodyFree());
        switched.untilListening().presses("0").silence(4000);
        assertThat(switched.commands).contains(RING);
    }

    @Test
    void aTargetThatIsNotOnTheListIsAPerson() {
        assertThat(transferred("the boss").commands).contains(RING).noneMatch(Command.Transfer.class::isInstance);
    }

    private static VirtualCall transferred(String target) {
        var switched = new VirtualCall(PROFILE, Map.of("parley.call.transfer.billing", "2001"));
        switched.engines(true, true)
                .answered()
                .untilListening()
                .says("It is about my bill.")
                .silence(1500);
        return switched.thinks(new Thought.TransferWished(target)).silence(4000);
    }

    private VirtualCall ringing() {
        call.engines(true, true).answered().untilListening().presses("0").silence(4000);
        assertThat(call.commands).contains(RING);
        return call;
    }

    private VirtualCall briefing() {
        return ringing().on(new Happening.PersonRung(RingOutcome.TAKEN));
    }

    private void handedOver() {
        call.on(new Happening.PersonRung(RingOutcome.TAKEN)).untilJoining().on(new Happening.PersonJoined(true));
    }

    private CallEvent.Ended ended() {
        return call.facts(CallEvent.Ended.class).getFirst();
    }
}
