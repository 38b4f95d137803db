package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.line.RingOutcome;
import dev.parley.qualify.Profile;
import dev.parley.talk.CallEvent;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import dev.parley.think.Thought;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final Profile PROFILE = TestProfiles.investment();
    private static final Command RING = new Command.RingPerson("1001", Duration.ofSeconds(20));
    private final VirtualCall call = new VirtualCall(PROFILE, Map.of());

    @Test
    void theGreetingIsSaidAsSoonAsThePhoneIsAnswered() {
        call.engines(true, true).answered();
        assertThat(call.state().label()).isEqualTo("Greeting");
        assertThat(call.said()).isNotEmpty();
        assertThat(call.facts(CallEvent.Answered.class)).hasSize(1);
    }

    @Test
    void afterTheGreetingTheCallerHasTheFloor() {
        listening();
        assertThat(call.state()).isInstanceOf(State.Listening.class);
        assertThat(call.facts(CallEvent.TurnTaken.class).getFirst().who()).isEqualTo(Speaker.AGENT);
    }

    @Test
    void aCoughIsNoTurn() {
        listening().noise(100).silence(500);
        assertThat(call.state()).isInstanceOf(State.Listening.class);
    }

    @Test
    void aShortCompleteAnswerIsTakenAfterFourTenthsOfASecond() {
        listening().says("I'd like to invest in stocks.", 1500);
        long spoken = call.now();
        untilThinking();
        assertThat(call.now() - spoken).isBetween(380L, 440L);
    }

    @Test
    void aTurnThatTrailsOffIsGivenTime() {
        listening().says("I'd like to invest in stocks and", 1500);
        long spoken = call.now();
        untilThinking();
        assertThat(call.now() - spoken).isBetween(1480L, 1560L);
    }

    @Test
    void aPauseInMidSentenceDoesNotEndTheTurn() {
        listening().says("I'd like to", 800).silence(300).says("I'd like to invest in bonds.", 900);
        assertThat(call.state()).isInstanceOf(State.CallerSpeaking.class);
        untilThinking();
        assertThat(call.facts(CallEvent.TurnTaken.class).getLast().text()).isEqualTo("I'd like to invest in bonds.");
    }

    @Test
    void whatTheCallerToldFillsSlots() {
        listening().says("I'd like to invest in stocks.");
        untilThinking();
        assertThat(call.facts(CallEvent.SlotFilled.class))
                .extracting(CallEvent.SlotFilled::value)
                .contains("stocks");
    }

    @Test
    void theModelsWordsAreSpokenAsTheyCome() {
        answering().thinks("Stocks, good choice.").silence(40);
        assertThat(call.state().label()).isEqualTo("Speaking");
        call.thinks("How much would you like to invest?").thought();
        call.untilListening();
        var turn = call.facts(CallEvent.TurnTaken.class).getLast();
        assertThat(turn.who()).isEqualTo(Speaker.AGENT);
        assertThat(turn.text()).isEqualTo("Stocks, good choice. How much would you like to invest?");
        assertThat(turn.latency().get("endpoint")).isBetween(Duration.ofMillis(380), Duration.ofMillis(440));
        assertThat(turn.latency())
                .containsOnlyKeys("transcript", "endpoint", "firstWords", "firstAudio", "playout", "heard");
    }

    @Test
    void aModelThatStaysSilentIsReplacedByTheScriptInTime() {
        answering();
        long due = call.now();
        call.silence(1600);
        assertThat(call.state().label()).isEqualTo("Speaking");
        assertThat(call.now() - due).isLessThanOrEqualTo(1600);
        var script = call.lastThink().step().words();
        call.untilListening();
        assertThat(call.facts(CallEvent.TurnTaken.class).getLast().text()).endsWith(script);
    }

    @Test
    void aSlowReplyIsBridgedByAFillerOnceInThreeTurns() {
        answering().silence(1000);
        assertThat(call.said()).contains(VirtualCall.PHRASES.filler());
        call.thinks("How much would you like to invest?").thought().untilListening();
        call.says("Fifty thousand dollars.");
        untilThinking();
        call.silence(1000);
        assertThat(call.said().stream().filter(VirtualCall.PHRASES.filler()::equals))
                .hasSize(1);
    }

    @Test
    void wordsOfAnEarlierQuestionAreNeverSpoken() {
        answering();
        var stale = new Happening.Thought(call.lastThink().epoch(), new Thought.Words("This comes too late."));
        call.silence(1700).on(stale);
        assertThat(call.said()).doesNotContain("This comes too late.");
    }

    @Test
    void speakingOverTheAgentStopsItAndOnlyWhatWasHeardIsRemembered() {
        answering()
                .thinks("one two three four five six seven eight nine ten eleven twelve")
                .thought();
        call.silence(1500);
        call.says("Wait, bonds please.", 400);
        assertThat(call.state()).isInstanceOf(State.CallerSpeaking.class);
        assertThat(call.commands).contains(new Command.Hush());
        var turn = call.facts(CallEvent.TurnTaken.class).getLast();
        assertThat(turn.text()).startsWith("one two three").doesNotContain("twelve");
    }

    @Test
    void anEchoAtTheStartOfSpeechDoesNotStopTheAgent() {
        answering().thinks("How much would you like to invest, roughly?").thought();
        call.silence(20).noise(160).silence(400);
        assertThat(call.state().label()).isEqualTo("Speaking");
    }

    @Test
    void aSilentCallerIsAskedTwiceAndThenSaidGoodbyeTo() {
        listening().silence(7100);
        assertThat(call.said()).contains("Are you still there?");
        call.untilListening().silence(7100);
        assertThat(call.said()).contains("I can't hear you.");
        call.untilListening().silence(20_000);
        assertThat(call.said()).contains("Goodbye then.");
        assertThat(call.commands).contains(new Command.HangUp());
        assertThat(call.state()).isInstanceOf(State.Closing.class);
    }

    @Test
    void aCallerAtTheKeypadIsAskedAgainWithoutBeingGreetedOrThankedAgain() {
        call.engines(false, false).answered().untilListening();
        var greeting = call.said();
        assertThat(greeting).contains("For stocks press 1, bonds 2, funds 3, real estate 4, and crypto 5.");
        call.silence(7100).untilListening();
        assertThat(since(greeting))
                .containsExactly(
                        "Are you still there?", "For stocks press 1, bonds 2, funds 3, real estate 4, and crypto 5.");
        var before = call.said();
        call.presses("1").untilListening();
        var amount = "Please type the amount in dollars, then press the hash key.";
        assertThat(since(before)).hasSize(2).element(1).isEqualTo(amount);
        var thanked = call.said();
        call.silence(7100).untilListening();
        assertThat(since(thanked)).containsExactly("Are you still there?", amount);
    }

    private List<String> since(List<String> before) {
        var now = call.said();
        return now.subList(before.size(), now.size());
    }

    /** While a caller holds there are no frames, and so no ticks. */
    @Test
    void aCallerWhoHeldForHalfAnHourIsHungUpWithoutAWordAndEverythingToldIsKept() {
        listening().says("I'd like to invest in stocks.").silence(360);
        int said = call.said().size();
        var end = Instant.EPOCH.plus(Duration.ofMinutes(31));
        call.on(new Happening.HungUp("The caller held for longer than 30 minutes", false, Optional.of(end)));
        assertThat(call.said()).hasSize(said);
        var ended = call.facts(CallEvent.Ended.class).getFirst();
        assertThat(ended.at()).isEqualTo(end);
        assertThat(ended.slots()).containsEntry("interest", "stocks");
        assertThat(call.facts(CallEvent.TurnTaken.class).getLast().text()).isEqualTo("I'd like to invest in stocks.");
    }

    @Test
    void noiseWithoutWordsEndsLikeSilence() {
        listening();
        for (int i = 0; i < 100 && !(call.state() instanceof State.Closing); i++) {
            call.says("", 400).silence(600);
        }
        assertThat(call.state()).isInstanceOf(State.Closing.class);
    }

    @Test
    void aFirstWordThatIsNotUnderstoodStillBelongsToTheTurn() {
        listening()
                .says("", 300)
                .silence(320)
                .says("Hello, stocks please.", 600)
                .silence(260);
        var whole = call.commands.stream()
                .filter(Command.Listen.class::isInstance)
                .map(Command.Listen.class::cast)
                .filter(listen -> listen.part() == Command.Part.WHOLE_TURN)
                .toList();
        assertThat(whole).hasSize(2);
        assertThat(whole.getLast().from()).isEqualTo(whole.getFirst().from());
    }

    @Test
    void aCallerWhoNeverStopsIsAnsweredAfterThirtySeconds() {
        listening().says("and then I said to him and", 30_160).silence(200);
        assertThat(call.state()).isInstanceOf(State.Thinking.class);
    }

    @Test
    void anEarThatFailsLeadsToAnotherTryAndNotToSilence() {
        listening().earTakes(60_000).says("Stocks.", 500).silence(260);
        call.earFails().silence(40);
        assertThat(call.state().label()).isEqualTo("Speaking");
    }

    @Test
    void anEarThatNeverAnswersIsNotWaitedForForever() {
        listening().earTakes(60_000).says("Stocks.", 500).silence(6400);
        assertThat(call.state().label()).isEqualTo("Speaking");
    }

    @Test
    void withoutEarsTheQuestionIsPutByKeypadAndAKeyAnswersIt() {
        call.engines(false, false).answered();
        assertThat(String.join(" ", call.said())).contains("press 1");
        call.untilListening().presses("1").silence(40);
        assertThat(call.facts(CallEvent.SlotFilled.class))
                .extracting(CallEvent.SlotFilled::value)
                .containsExactly("stocks");
    }

    @Test
    void withoutEarsSpeechIsIgnored() {
        call.engines(false, false).answered().untilListening().noise(2000);
        assertThat(call.state()).isInstanceOf(State.Listening.class);
    }

    @Test
    void zeroRingsAPersonAndStarRepeats() {
        listening();
        var before = call.said().size();
        call.presses("*");
        assertThat(call.said().size()).isGreaterThan(before);
        call.untilListening().presses("0").silence(3000);
        assertThat(call.commands).contains(RING);
        call.on(new Happening.PersonRung(RingOutcome.TAKEN));
        call.untilJoining().on(new Happening.PersonJoined(true));
        assertThat(call.state()).isInstanceOf(State.HandedOver.class);
        call.on(new Happening.HungUp("The caller hung up", false));
        assertThat(ended().outcome()).isEqualTo(Outcome.HANDED_OVER);
    }

    @Test
    void whenNobodyTakesTheCallTheCallerComesBack() {
        listening().presses("0").silence(3000).on(new Happening.PersonRung(RingOutcome.NO_ANSWER));
        assertThat(call.said()).contains(PROFILE.nobodyFree());
        call.untilListening();
        assertThat(call.state()).isInstanceOf(State.Listening.class);
    }

    @Test
    void withoutAnyVoiceAsterisksOwnSoundAndAPersonTakeOver() {
        call.engines(true, true).answered();
        call.on(new Happening.Mute(1));
        assertThat(call.commands).contains(RING);
        assertThat(call.commands).anyMatch(Command.PlaySound.class::isInstance);
    }

    @Test
    void hangingUpAnywhereEndsTheCallOnceWithEverythingTold() {
        listening().says("I'd like to invest in stocks.", 1500);
        untilThinking();
        call.on(new Happening.HungUp("The caller hung up", false));
        call.on(new Happening.HungUp("The caller hung up", false)).silence(1000);
        assertThat(call.facts(CallEvent.Ended.class)).hasSize(1);
        assertThat(ended().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(ended().slots()).containsValue("stocks");
    }

    @Test
    void hangingUpInMidWordKeepsWhatWasUnderstoodSoFar() {
        listening().says("I'd like to invest", 1400);
        call.on(new Happening.HungUp("The caller hung up", false));
        assertThat(call.facts(CallEvent.TurnTaken.class).getLast().text()).isEqualTo("I'd like to invest");
    }

    @Test
    void hangingUpInTheGreetingKeepsWhatWasHeardOfIt() {
        call.engines(true, true).answered().silence(1000);
        call.on(new Happening.HungUp("The caller hung up", false));
        assertThat(call.facts(CallEvent.TurnTaken.class)).hasSize(1);
        assertThat(ended().outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void aBrokenLineIsAFailure() {
        listening().on(new Happening.HungUp("Asterisk went away", true));
        assertThat(ended().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void theModelMayEndTheCallOrAskForAPerson() {
        answering()
                .thinks("Thank you, goodbye.")
                .thinks(new Thought.EndWished())
                .thought()
                .silence(4000);
        assertThat(call.commands).contains(new Command.HangUp());
    }

    @Test
    void aModelThatEndsTheCallWithoutAWordLeavesTheGoodbyeToTheScript() {
        answering().thinks(new Thought.EndWished()).silence(4000);
        assertThat(String.join(" ", call.said())).endsWith(PROFILE.goodbyes().notQualified());
        assertThat(call.commands).contains(new Command.HangUp());
    }

    @Test
    void aCallThatIsTooLongIsSaidGoodbyeToOnceAndHungUp() {
        var brief = new VirtualCall(PROFILE, Map.of("parley.call.longest-call", "20s"));
        brief.engines(true, false).answered().silence(60_000);
        assertThat(brief.said().stream().filter("Goodbye then."::equals)).hasSize(1);
        assertThat(brief.commands).containsOnlyOnce(new Command.HangUp());
    }

    @Test
    void aCoughWhileTheReplyIsFoundDoesNotCostTheReply() {
        answering();
        var question = call.lastThink().step().words();
        call.says("", 300).silence(1500);
        assertThat(String.join(" ", call.said())).endsWith(question);
    }

    @Test
    void withoutVoiceAndWithoutAPersonTheCallEnds() {
        call.engines(true, true).answered();
        call.on(new Happening.Mute(1)).on(new Happening.PersonRung(RingOutcome.NO_ANSWER));
        assertThat(call.commands).containsOnlyOnce(RING).contains(new Command.HangUp());
        assertThat(call.state()).isInstanceOf(State.Closing.class);
    }

    @Test
    void hangingUpWhileItRingsIsAbandonedWhateverWasKnownBefore() {
        call.on(new Happening.HungUp("The caller hung up", false));
        assertThat(ended().outcome()).isEqualTo(Outcome.ABANDONED);
    }

    private VirtualCall listening() {
        return call.engines(true, true).answered().untilListening();
    }

    private VirtualCall answering() {
        listening().says("I'd like to invest in stocks.");
        untilThinking();
        return call;
    }

    private void untilThinking() {
        for (int i = 0; i < 400 && !(call.state() instanceof State.Thinking); i++) {
            call.silence(20);
        }
        assertThat(call.state()).isInstanceOf(State.Thinking.class);
    }

    private CallEvent.Ended ended() {
        return call.facts(CallEvent.Ended.class).getLast();
    }
}
