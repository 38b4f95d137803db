package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.line.LineEvent;
import dev.parley.line.RingOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandOverTest {
    private static final Duration RING = Duration.ofSeconds(5);

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeCalls calls;

    @BeforeEach
    void connect() throws Exception {
        calls = new FakeCalls(Map.of());
    }

    @AfterEach
    void disconnect() throws Exception {
        calls.close();
    }

    @Test
    void newsOfAnEarlierAttemptDoesNotEndALaterOne() throws Exception {
        var call = calls.ring("caller").answered();
        var first = ring(call);
        var missed = person(call, 1);
        calls.asterisk.tell("ChannelDestroyed", missed);
        assertThat(result(first)).isNotEqualTo(RingOutcome.TAKEN);

        var second = ring(call);
        var taken = person(call, 2);
        calls.asterisk.tell("StasisEnd", missed);
        calls.asterisk.tell("ChannelDestroyed", missed);
        calls.asterisk.tell("StasisStart", taken);
        assertThat(result(second)).isEqualTo(RingOutcome.TAKEN);
        call.ask(() -> call.line().joinPerson(true)).get(5, TimeUnit.SECONDS);

        calls.asterisk.tell("ChannelDestroyed", missed);
        calls.asterisk.tell("ChannelDtmfReceived", "caller");
        await().until(() -> !call.happened().isEmpty());
        assertThat(call.happened()).containsExactly(new LineEvent.DigitPressed('1'));
        calls.asterisk.tell("ChannelDestroyed", taken);
        await().until(() -> call.happened().size() > 1);
        assertThat(call.happened().getLast()).isEqualTo(new LineEvent.HungUp("The person hung up", false));
    }

    @ParameterizedTest
    @CsvSource({"17, BUSY", "21, DECLINED", "19, NO_ANSWER", "16, NO_ANSWER", "20, UNREACHABLE", "3, UNREACHABLE"})
    void whyNobodyTookTheCallIsTold(int cause, RingOutcome outcome) throws Exception {
        var call = calls.ring("caller").answered();
        var rung = ring(call);
        calls.asterisk.destroyed(person(call, 1), cause);
        assertThat(result(rung)).isEqualTo(outcome);
        assertThat(call.happened()).isEmpty();
    }

    @Test
    void whoTakesTheCallIsSpokenToApartFromTheCallerAndBroughtToThemThen() throws Exception {
        var call = calls.ring("caller").answered();
        var bridge = "/ari/bridges/parley.ai-call-center.bridge." + call.line().call();
        calls.asterisk.requests.clear();
        var rung = ring(call);
        calls.asterisk.tell("StasisStart", person(call, 1));
        assertThat(result(rung)).isEqualTo(RingOutcome.TAKEN);
        assertThat(calls.asterisk.requests)
                .containsSubsequence(
                        "POST /ari/channels/caller/ring", "POST " + bridge + ".1", "POST " + bridge + ".1/addChannel")
                .doesNotContain("POST " + bridge + "/addChannel");

        call.ask(() -> call.line().joinPerson(true)).get(5, TimeUnit.SECONDS);
        assertThat(calls.asterisk.requests)
                .containsSubsequence(
                        "DELETE /ari/channels/caller/ring",
                        "POST " + bridge + "/addChannel",
                        "POST /ari/channels/caller/snoop/parley.ai-call-center.snoop."
                                + call.line().call() + ".1",
                        "POST " + bridge + ".1/addChannel")
                .doesNotContain("DELETE /ari/channels/parley.ai-call-center.media."
                        + call.line().call());
    }

    @Test
    void withoutListeningTheAgentLeavesTheCallAltogether() throws Exception {
        var call = calls.ring("caller").answered();
        var rung = ring(call);
        calls.asterisk.tell("StasisStart", person(call, 1));
        result(rung);
        call.ask(() -> call.line().joinPerson(false)).get(5, TimeUnit.SECONDS);
        assertThat(calls.asterisk.requests)
                .contains("DELETE /ari/channels/parley.ai-call-center.media."
                        + call.line().call())
                .noneMatch(request -> request.contains("/snoop/"));
        calls.asterisk.tell(
                "ChannelDestroyed", "parley.ai-call-center.media." + call.line().call());
        calls.asterisk.tell("ChannelDtmfReceived", "caller");
        await().until(() -> !call.happened().isEmpty());
        assertThat(call.happened()).containsExactly(new LineEvent.DigitPressed('1'));
    }

    @Test
    void aPersonWhoHangsUpBeforeTheCallerIsThereIsToldOfOnceAndTheAgentGoesBack() throws Exception {
        var call = calls.ring("caller").answered();
        var bridge = "/ari/bridges/parley.ai-call-center.bridge." + call.line().call();
        var rung = ring(call);
        var person = person(call, 1);
        calls.asterisk.tell("StasisStart", person);
        result(rung);
        calls.asterisk.tell("StasisEnd", person);
        calls.asterisk.tell("ChannelDestroyed", person);
        await().until(() -> !call.happened().isEmpty());
        var joined = call.ask(() -> call.line().joinPerson(true));
        await().until(joined::isDone);
        assertThat(joined).isCompletedExceptionally();
        calls.asterisk.requests.clear();
        call.ask(() -> call.line().leavePerson()).get(5, TimeUnit.SECONDS);
        assertThat(calls.asterisk.requests)
                .containsSubsequence(
                        "DELETE /ari/channels/caller/ring",
                        "POST " + bridge + "/addChannel",
                        "DELETE " + bridge + ".1");
        assertThat(call.happened()).containsExactly(new LineEvent.PersonLeft());
    }

    @Test
    void whenACallEndsEveryAttemptIsHungUp() throws Exception {
        var call = calls.ring("caller").answered();
        var first = ring(call);
        var missed = person(call, 1);
        calls.asterisk.tell("ChannelDestroyed", missed);
        result(first);
        var second = ring(call);
        var ringing = person(call, 2);
        calls.asterisk.requests.clear();
        calls.asterisk.tell("ChannelDestroyed", "caller");
        assertThat(result(second)).isEqualTo(RingOutcome.NO_ANSWER);
        await().untilAsserted(() -> assertThat(calls.asterisk.requests)
                .contains(
                        "DELETE /ari/channels/" + missed,
                        "DELETE /ari/channels/" + ringing,
                        "DELETE /ari/bridges/parley.ai-call-center.bridge."
                                + call.line().call() + ".1"));
    }

    @Test
    void anExtensionThatIsNoneIsNotAskedOfAsterisk() throws Exception {
        var call = calls.ring("caller").answered();
        assertThat(result(call.ask(() -> call.line().ringPerson("1001@elsewhere", RING))))
                .isEqualTo(RingOutcome.UNREACHABLE);
        assertThat(calls.asterisk.requests).doesNotContain("POST /ari/channels");
    }

    @Test
    void aCallerWhoIsSentToAnotherExtensionIsLeftToIt() throws Exception {
        var call = calls.ring("caller").answered();
        calls.asterisk.extensions.add("(parley,2001,1)");
        call.ask(() -> call.line().transfer("2001")).get(5, TimeUnit.SECONDS);
        await().until(() -> !call.happened().isEmpty());
        assertThat(call.happened())
                .containsExactly(new LineEvent.HungUp("The caller was sent to another extension", false));
        await().untilAsserted(() -> assertThat(calls.asterisk.requests)
                .contains("POST /ari/channels/caller/continue")
                .contains("DELETE /ari/channels/parley.ai-call-center.media."
                        + call.line().call()));
        assertThat(calls.asterisk.requests).doesNotContain("DELETE /ari/channels/caller");
    }

    @Test
    void aCallerWhoIsSentBackToUsIsANewCall() throws Exception {
        var call = calls.ring("caller").answered();
        calls.asterisk.extensions.add("(parley,9000,1)");
        call.ask(() -> call.line().transfer("9000")).get(5, TimeUnit.SECONDS);
        var again = calls.ring("caller");
        assertThat(again.line().call()).isNotEqualTo(call.line().call());
    }

    @Test
    void aCallerIsNotSentWhereTheDialplanHasNothing() throws Exception {
        var call = calls.ring("caller").answered();
        for (var nowhere : new String[] {"2002", "2001@parley", "2001,1", ""}) {
            var sent = call.ask(() -> call.line().transfer(nowhere));
            await().until(sent::isDone);
            assertThat(sent).as(nowhere).isCompletedExceptionally();
        }
        assertThat(calls.asterisk.requests).doesNotContain("POST /ari/channels/caller/continue");
        assertThat(call.happened()).isEmpty();
    }

    private static CompletableFuture<RingOutcome> ring(FakeCalls.Call call) {
        return call.ask(() -> call.line().ringPerson("1001", RING));
    }

    private static RingOutcome result(CompletableFuture<RingOutcome> rung) throws Exception {
        return rung.get(5, TimeUnit.SECONDS);
    }

    /** The channel with which Asterisk was told to dial the person, at that attempt. */
    private String person(FakeCalls.Call call, int attempt) {
        await().until(() -> calls.asterisk.dialled.size() >= attempt);
        assertThat(calls.asterisk.dialled.getLast()).contains(call.line().call().value());
        return calls.asterisk.dialled.getLast();
    }
}
