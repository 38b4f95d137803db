package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.KnownCaller;
import dev.parley.talk.Mood;
import dev.parley.talk.Part;
import dev.parley.talk.RecordingState;
import dev.parley.talk.Speaker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureTest {
    private final Picture picture = new Picture();
    private final CallId call = new CallId("one");

    @Test
    void aCallThatRingsIsShown() {
        picture.take(Facts.rang(call));

        var shown = only();
        assertThat(shown.id()).isEqualTo("one");
        assertThat(shown.caller()).isEqualTo(new LiveCall.From("+4930901820", "Anna Schmidt", false));
        assertThat(shown.state()).isEqualTo("Ringing");
        assertThat(shown.startedAt()).isEqualTo(Facts.NOON);
        assertThat(shown.answeredAt()).isEmpty();
    }

    @Test
    void whatHappensToACallIsSeenInTheNextSnapshot() {
        picture.take(Facts.rang(call));
        picture.take(new CallEvent.Answered(call, Facts.NOON.plusSeconds(2)));
        picture.take(new CallEvent.Recognised(call, Facts.NOON, new KnownCaller(12, "Anna", Map.of("x", "y"))));
        picture.take(new CallEvent.StateChanged(call, Facts.NOON, "Thinking"));

        assertThat(only().answeredAt()).contains(Facts.NOON.plusSeconds(2));
        assertThat(only().known()).contains(new LiveCall.Known(12, "Anna"));
        assertThat(only().state()).isEqualTo("Thinking");
    }

    @Test
    void theCallersFinishedTurnReplacesWhatWasHeardOfItSoFar() {
        picture.take(Facts.rang(call));
        picture.take(Facts.heard(call, "about fif"));
        assertThat(only().partial()).isEqualTo("about fif");

        picture.take(Facts.said(call, Speaker.CALLER, "About fifty."));
        assertThat(only().partial()).isEmpty();
        assertThat(only().turns()).extracting(LiveCall.Line::text).containsExactly("About fifty.");
    }

    @Test
    void aTurnThatHeldAPartOfACardsNumberIsShownWithoutIt() {
        picture.take(Facts.rang(call));
        picture.take(Facts.said(call, Speaker.AGENT, "The number?"));
        picture.take(Facts.said(call, Speaker.CALLER, "4111 1111"));
        var told = picture.take(
                new CallEvent.TurnMasked(call, Facts.NOON.plusSeconds(9), 1, Speaker.CALLER, Facts.NOON, "••••"));

        assertThat(told).contains(new LiveMessage.TurnMasked("one", "caller", Facts.NOON, "••••"));
        assertThat(only().turns()).extracting(LiveCall.Line::text).containsExactly("The number?", "••••");
    }

    @Test
    void theAgentsTurnLeavesWhatTheCallerIsSayingAlone() {
        picture.take(Facts.rang(call));
        picture.take(Facts.heard(call, "wait a"));
        picture.take(Facts.said(call, Speaker.AGENT, "And how"));

        assertThat(only().partial()).isEqualTo("wait a");
    }

    @Test
    void theNewestAnswersLatencyIsKeptInMilliseconds() {
        picture.take(Facts.rang(call));
        picture.take(Facts.answeredBy(call, "Yes.", Map.of("playout", Duration.ofMillis(1700))));
        picture.take(Facts.answeredBy(call, "No.", Map.of("endpoint", Duration.ofMillis(400))));
        picture.take(Facts.said(call, Speaker.CALLER, "Well."));

        assertThat(only().latency()).containsExactly(Map.entry("endpoint", 400L));
        assertThat(only().turns().getFirst().latency()).containsExactly(Map.entry("playout", 1700L));
    }

    @Test
    void aSlotThatIsCorrectedKeepsItsPlace() {
        picture.take(Facts.rang(call));
        picture.take(Facts.filled(call, "amount", "50000", "fifty thousand"));
        picture.take(Facts.filled(call, "interest", "bonds", "bonds"));
        picture.take(Facts.filled(call, "amount", "60000", "sixty thousand"));

        assertThat(only().slots())
                .containsExactly(
                        new LiveCall.Slot("amount", "60000", "sixty thousand"),
                        new LiveCall.Slot("interest", "bonds", "bonds"));
    }

    @Test
    void aCallThatEndedIsForgotten() {
        IntStream.range(0, 1000).mapToObj(i -> new CallId("call " + i)).forEach(each -> {
            picture.take(Facts.rang(each));
            picture.take(Facts.ended(each));
            picture.take(Facts.heard(each, "too late"));
        });

        assertThat(calls()).isEmpty();
    }

    @Test
    void aFactAboutACallThatIsOverIsToldToNobody() {
        picture.take(Facts.rang(call));
        picture.take(Facts.ended(call));

        assertThat(picture.take(Facts.said(call, Speaker.CALLER, "Hello?"))).isEmpty();
        assertThat(picture.take(Facts.ended(call))).isEmpty();
    }

    @Test
    void callsAreShownInTheOrderInWhichTheyRang() {
        List.of("b", "a", "c").forEach(id -> picture.take(Facts.rang(new CallId(id))));
        picture.take(Facts.ended(new CallId("a")));

        assertThat(calls()).extracting(LiveCall::id).containsExactly("b", "c");
    }

    @Test
    void onlyTheNewestTurnsOfALongCallAreKept() {
        picture.take(Facts.rang(call));
        IntStream.rangeClosed(1, 250).forEach(i -> picture.take(Facts.said(call, Speaker.CALLER, "turn " + i)));

        assertThat(only().turns()).hasSize(200);
        assertThat(only().turns().getFirst().text()).isEqualTo("turn 51");
        assertThat(only().turns().getLast().text()).isEqualTo("turn 250");
    }

    @Test
    void aHandOverIsToldWithItsResult() {
        picture.take(Facts.rang(call));

        assertThat(picture.take(new CallEvent.HandedOver(call, Facts.NOON, "9002", false)))
                .contains(new LiveMessage.HandedOver("one", "9002", false));
    }

    @Test
    void howTheCallerSoundedLastIsShown() {
        picture.take(Facts.rang(call));
        assertThat(only().mood()).isEmpty();

        var upset = new Mood(-0.6, 0.2);
        assertThat(picture.take(new CallEvent.MoodSensed(call, Facts.NOON, upset)))
                .contains(new LiveMessage.MoodSensed("one", upset));
        assertThat(only().mood()).contains(upset);
    }

    @Test
    void whetherTheCallIsRecordedIsShown() {
        picture.take(Facts.rang(call));
        assertThat(only().recording()).isEqualTo("running");

        assertThat(picture.take(new CallEvent.RecordingChanged(call, Facts.NOON, RecordingState.PAUSED)))
                .contains(new LiveMessage.RecordingChanged("one", "paused"));
        assertThat(only().recording()).isEqualTo("paused");
    }

    @Test
    void partsAreToldOnlyWhenOneOfThemHasChanged() {
        var up = List.of(new Part.Status("ears", Part.Level.UP, "Listening."));
        var down = List.of(new Part.Status("ears", Part.Level.DOWN, "Gone."));

        assertThat(picture.take(up)).contains(new LiveMessage.PartsChanged(up));
        assertThat(picture.take(List.copyOf(up))).isEmpty();
        assertThat(picture.take(down)).contains(new LiveMessage.PartsChanged(down));
        assertThat(picture.snapshot(Facts.NOON, Duration.ofSeconds(1)).parts()).isEqualTo(down);
    }

    private List<LiveCall> calls() {
        return picture.snapshot(Facts.NOON, Duration.ofSeconds(1)).calls();
    }

    private LiveCall only() {
        assertThat(calls()).hasSize(1);
        return calls().getFirst();
    }
}
