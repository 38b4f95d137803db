package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.CallEvent;
import dev.parley.talk.Speaker;
import dev.parley.think.Thought;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who has the floor: guesses before a turn is over, and sounds over the agent's words. */
class TurnTakingTest {
    private static final String REPLY = "Thank you, that is good to know, and how much would you like to invest?";
    private final VirtualCall call = new VirtualCall(TestProfiles.investment(), Map.of());

    @Test
    void theReplyIsAskedForBeforeTheTurnIsKnownToBeOver() {
        listening().says("I was thinking of stocks", 1500);
        long spoken = call.now();
        call.silence(320);
        assertThat(call.commands).anyMatch(Command.Think.class::isInstance);
        assertThat(call.state()).isInstanceOf(State.MaybeEnd.class);
        call.thinks("Stocks, good choice.").thought();
        assertThat(call.commands).contains(new Command.Prepare("Stocks, good choice."));
        assertThat(call.said()).doesNotContain("Stocks, good choice.");
        untilSpeaking();
        assertThat(call.now() - spoken).isBetween(680L, 760L);
        assertThat(thinks()).isEqualTo(1);
        call.untilListening();
        var latency = call.facts(CallEvent.TurnTaken.class).getLast().latency();
        assertThat(latency.get("playout")).isLessThan(Duration.ofMillis(780));
    }

    @Test
    void aTurnThatSoundsOverIsOverSooner() {
        listening().says("I was thinking of stocks", 1500);
        long spoken = call.now();
        call.silence(260).on(new Happening.Sounding(call.memory().epoch(), EndOfTurn.Verdict.OVER));
        untilThinking();
        assertThat(call.now() - spoken).isBetween(380L, 440L);
    }

    @Test
    void aTurnThatSoundsAsIfItWentOnIsWaitedFor() {
        listening().says("I was thinking of stocks.", 1500);
        long spoken = call.now();
        call.silence(340).on(new Happening.Sounding(call.memory().epoch(), EndOfTurn.Verdict.GOES_ON));
        untilThinking();
        assertThat(call.now() - spoken).isBetween(1480L, 1540L);
    }

    @Test
    void howAnEarlierPauseSoundedSaysNothingOfThisOne() {
        listening().says("I was thinking of stocks", 1500).silence(320);
        var stale = new Happening.Sounding(call.memory().epoch(), EndOfTurn.Verdict.OVER);
        call.says("I was thinking of stocks or maybe bonds", 800);
        long spoken = call.now();
        call.silence(240).on(stale).silence(260);
        assertThat(call.state()).isInstanceOf(State.MaybeEnd.class);
        untilThinking();
        assertThat(call.now() - spoken).isGreaterThan(600);
    }

    @Test
    void aGuessIsDroppedWhenTheCallerGoesOn() {
        listening().says("I was thinking of stocks", 1500).silence(320);
        var stale = new Happening.Thought(call.lastThink().epoch(), new Thought.Words("Stocks then."));
        call.says("I was thinking of stocks or maybe bonds.", 800);
        assertThat(call.commands).contains(new Command.StopThinking());
        call.on(stale).silence(320).on(stale).silence(900);
        assertThat(call.said()).doesNotContain("Stocks then.");
        assertThat(lastWords(Speaker.CALLER)).isEqualTo("I was thinking of stocks or maybe bonds.");
    }

    @Test
    void noMoreThanThreeGuessesAreMadeInATurn() {
        listening();
        for (int i = 0; i < 6; i++) {
            call.says("and then there was this other thing, you see", 600).silence(360);
        }
        assertThat(thinks()).isEqualTo(3);
        untilThinking();
        assertThat(thinks()).isEqualTo(4);
    }

    @Test
    void aCallerWhoPausesLongIsGivenMoreTimeFromThenOn() {
        listening();
        for (int i = 0; i < 4; i++) {
            call.says("well you see what I wanted to say", 600).silence(660);
        }
        call.says("well you see what I wanted to say", 600);
        long spoken = call.now();
        untilThinking();
        assertThat(call.now() - spoken).isGreaterThan(800);
    }

    @Test
    void aHumAlongLowersTheAgentAndDoesNotStopIt() {
        speaking().says("mm-hm", 160);
        assertThat(call.state()).isInstanceOf(State.Ducked.class);
        assertThat(call.commands).contains(new Command.Duck()).doesNotContain(new Command.Hush());
        call.silence(340);
        assertThat(call.state()).isInstanceOf(State.Speaking.class);
        assertThat(call.commands).contains(new Command.Unduck());
        call.untilListening();
        assertThat(lastWords(Speaker.AGENT)).isEqualTo(REPLY);
    }

    @Test
    void aLongerHumHoldsTheAgentBackAndItGoesOnWithTheClauseItWasIn() {
        speaking().says("mm-hm", 400);
        assertThat(call.commands).contains(new Command.Hush());
        call.silence(400);
        assertThat(call.state()).isInstanceOf(State.Speaking.class);
        assertThat(call.said().getLast()).isEqualTo("and how much would you like to invest?");
        call.untilListening();
        assertThat(lastWords(Speaker.AGENT)).isEqualTo(REPLY);
        assertThat(call.facts(CallEvent.TurnTaken.class).stream().filter(turn -> turn.who() == Speaker.CALLER))
                .hasSize(1);
    }

    @Test
    void aCoughIsOverSoonAndTheAgentGoesOn() {
        speaking().says("", 300).silence(400);
        assertThat(call.state()).isInstanceOf(State.Speaking.class);
        call.untilListening();
        assertThat(lastWords(Speaker.AGENT)).isEqualTo(REPLY);
    }

    @Test
    void aSecondCoughInTheSameReplyDoesNotEvenHoldTheAgentBack() {
        speaking().says("", 300).silence(500);
        long hushes = hushes();
        call.says("", 300).silence(500);
        assertThat(hushes()).isEqualTo(hushes);
    }

    @Test
    void aStopWordTakesTheFloorAtOnce() {
        speaking().says("wait", 460).silence(100);
        assertThat(call.state()).isInstanceOf(State.CallerSpeaking.class);
        assertThat(lastWords(Speaker.AGENT)).startsWith("Thank you, that is").doesNotContain("invest");
    }

    @Test
    void twoWordsThatSaySomethingTakeTheFloor() {
        speaking().says("bonds please", 460).silence(100);
        assertThat(call.state()).isInstanceOf(State.CallerSpeaking.class);
    }

    @Test
    void oneWordThatSaysSomethingIsAnsweredThoughItCameEarly() {
        speaking().says("bonds", 340).silence(1600);
        assertThat(lastWords(Speaker.CALLER)).isEqualTo("bonds");
    }

    @Test
    void sevenTenthsOfASecondOfSpeechTakeTheFloorWhateverTheEarMakesOfThem() {
        speaking().earTakes(60_000).noise(720);
        assertThat(call.state()).isInstanceOf(State.CallerSpeaking.class);
    }

    @Test
    void aLongMurmurIsNoAnswerAndTheAgentSaysWhatItStillOwes() {
        speaking().says("mm-hm, yeah", 800).silence(1500);
        assertThat(lastWords(Speaker.CALLER)).isEqualTo("I'd like to invest in stocks.");
        assertThat(call.state()).isInstanceOf(State.Speaking.class);
    }

    @Test
    void aCallerMayMurmurAsOftenAsTheyLike() {
        speaking();
        for (int i = 0; i < 5; i++) {
            call.says("mm-hm, yeah", 800).silence(1500).silence(1500);
        }
        assertThat(call.state()).isNotInstanceOfAny(State.Closing.class, State.Ended.class);
        assertThat(call.facts(CallEvent.TurnTaken.class))
                .noneMatch(turn -> turn.text().contains("oodbye"));
    }

    @Test
    void wordsThatComeWhileTheAgentHoldsBackAreSaidAfterwards() {
        listening().says("I'd like to invest in stocks.");
        untilThinking();
        call.thinks("Thank you, that is good to know, and very welcome here.").silence(2000);
        call.says("okay", 300)
                .thinks("How much would it be?")
                .thought()
                .silence(600)
                .untilListening();
        assertThat(lastWords(Speaker.AGENT))
                .isEqualTo("Thank you, that is good to know, and very welcome here. How much would it be?");
    }

    @Test
    void speechThatOutlastsTheAgentsWordsIsTheCallersTurn() {
        listening().says("I'd like to invest in stocks.");
        untilThinking();
        call.thinks("How much would it be?").thought().silence(1100).says("fifty thousand dollars.", 160);
        assertThat(call.state()).isInstanceOf(State.Ducked.class);
        call.noise(60).silence(60);
        call.says("fifty thousand dollars.", 700).silence(900);
        assertThat(lastWords(Speaker.CALLER)).isEqualTo("fifty thousand dollars.");
    }

    @Test
    void hangingUpWhileTheAgentHoldsBackKeepsWhatWasHeard() {
        speaking().says("mm-hm", 400).on(new Happening.HungUp("The caller hung up", false));
        assertThat(lastWords(Speaker.AGENT)).startsWith("Thank you,").doesNotContain("invest");
        assertThat(call.facts(CallEvent.Ended.class)).hasSize(1);
    }

    @Test
    void aKeyPressedWhileTheAgentHoldsBackCounts() {
        speaking().says("mm-hm", 300).presses("0").silence(4000);
        assertThat(call.commands).contains(new Command.RingPerson("1001", Duration.ofSeconds(20)));
    }

    @Test
    void twoBargeInsInQuickSuccessionAreBothHeard() {
        speaking()
                .says("wait", 460)
                .silence(200)
                .says("wait, no, bonds please.", 500)
                .silence(700);
        assertThat(lastWords(Speaker.CALLER)).isEqualTo("wait, no, bonds please.");
        assertThat(call.facts(CallEvent.TurnTaken.class).stream().filter(turn -> turn.who() == Speaker.CALLER))
                .hasSize(2);
    }

    @Test
    void aStormOfKeysEndsAndTheCallGoesOn() {
        listening();
        for (int i = 0; i < 100; i++) {
            call.presses("1").silence(20);
        }
        call.silence(4000).untilListening();
        assertThat(call.said().size()).isLessThan(12);
        call.says("Ten thousand dollars.");
        untilThinking();
        assertThat(lastWords(Speaker.CALLER)).isEqualTo("Ten thousand dollars.");
    }

    @Test
    void aCallerWhoNeverStopsIsAnsweredEveryThirtySecondsAndMayTalkOn() {
        listening().says("and then I said to him that it would be", 30_200);
        untilThinking();
        call.thinks("I see. What would you like to invest in?").thought();
        call.says("and he said that it would not be", 30_200);
        assertThat(call.facts(CallEvent.TurnTaken.class).stream().filter(turn -> turn.who() == Speaker.CALLER))
                .hasSizeGreaterThanOrEqualTo(1);
        assertThat(call.state()).isNotInstanceOf(State.Closing.class);
    }

    private VirtualCall listening() {
        return call.engines(true, true).answered().untilListening();
    }

    /** The agent is two and a half seconds into its reply, in its third clause. */
    private VirtualCall speaking() {
        listening().says("I'd like to invest in stocks.");
        untilThinking();
        return call.thinks(REPLY).thought().silence(2500);
    }

    private void untilThinking() {
        for (int i = 0; i < 200 && !(call.state() instanceof State.Thinking); i++) {
            call.silence(20);
        }
        assertThat(call.state()).isInstanceOf(State.Thinking.class);
    }

    private void untilSpeaking() {
        for (int i = 0; i < 200 && !(call.state() instanceof State.Speaking); i++) {
            call.silence(20);
        }
        assertThat(call.state()).isInstanceOf(State.Speaking.class);
    }

    private long thinks() {
        return call.commands.stream().filter(Command.Think.class::isInstance).count();
    }

    private long hushes() {
        return call.commands.stream().filter(Command.Hush.class::isInstance).count();
    }

    private String lastWords(Speaker who) {
        return call.facts(CallEvent.TurnTaken.class).stream()
                .filter(turn -> turn.who() == who)
                .toList()
                .getLast()
                .text();
    }
}
