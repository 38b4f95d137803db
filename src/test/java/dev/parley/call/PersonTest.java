package dev.parley.call;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Pcm;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.caller.SipPhone;
import dev.parley.demo.caller.Sounds;
import dev.parley.ops.EmbeddedServices;
import dev.parley.speak.Sentence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Callers who want a person, and the person's phone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class PersonTest extends RealCalls {
    private static final double THE_SAME = 0.9;
    private static final double ANOTHER = 0.6;
    private static final String INTEREST = "Hello, I would like to invest in stocks.";
    private static final String TO_THE_PERSON = "My letter has never arrived.";

    @Test
    void aPersonIsToldWhoCallsAndThenTheTwoHearEachOtherAndTheCallersWordsAreKept() throws Exception {
        try (var person = person()) {
            var call = dial();
            listen(call);
            say(call, INTEREST);
            listen(call);
            call.press("0").join();
            person.awaitRinging(TURN);
            assertThat(person.shows()).contains(number);
            person.answer();
            await().atMost(ANSWER).until(() -> !briefing().isEmpty());
            assertThat(briefing()).contains(number).contains("So far: stocks.");
            var told = inTheAgentsVoice("So far: stocks.");
            await().atMost(ANSWER).untilAsserted(() -> assertThat(Sounds.likeness(told, person.heard()))
                    .isGreaterThan(THE_SAME));
            assertThat(Sounds.likeness(told, call.heard())).isLessThan(ANOTHER);
            await().atMost(ANSWER).until(() -> "HandedOver".equals(state()));

            var question = spoken(TO_THE_PERSON);
            call.say(question).join();
            person.say(spoken("Yes please, call me back.")).join();
            await().atMost(ANSWER).untilAsserted(() -> {
                assertThat(Sounds.likeness(Sounds.cut(question, 600, 400), person.heard()))
                        .isGreaterThan(THE_SAME);
                assertThat(words(soFar(), "caller")).endsWith(TO_THE_PERSON);
            });
            call.close();
            assertThat(person.awaitEnded(ANSWER)).isEqualTo("BYE");
            var record = record();
            assertThat(record.getString("outcome")).isEqualTo("handed_over");
            assertThat(words(record, "caller")).containsExactly(INTEREST, TO_THE_PERSON);
            assertThat(words(record, "agent")).noneMatch(said -> said.contains("on the line for you"));
            person.unregister();
        }
    }

    @Test
    void aPersonWhoIsBusyOrHangsUpInTheBriefingLeavesTheCallerWithTheAgentWhoOffersACallback() throws Exception {
        var call = dial();
        listen(call);
        try (var busy = person()) {
            call.press("0").join();
            busy.awaitRinging(TURN);
            busy.refuse(486, "Busy Here");
            isOfferedACallback(call);
            busy.unregister();
        }
        try (var rude = person()) {
            call.press("0").join();
            rude.awaitRinging(TURN);
            rude.answer();
            await().atMost(ANSWER).until(() -> !briefing().isEmpty());
            rude.hangUp();
            isOfferedACallback(call);
            rude.unregister();
        }
        call.close();
        assertThat(record().getString("outcome")).isEqualTo("abandoned");
    }

    private SipPhone person() throws Exception {
        var phone = new SipPhone(
                wires.asterisk().sipPort(), "1001", wires.asterisk().key("parley.demo.softphone-password"));
        assertThat(phone.registration()).isEqualTo(200);
        return phone;
    }

    private void isOfferedACallback(PhoneCall call) {
        int before = (int) words(soFar(), "agent").stream()
                .filter(said -> said.contains("nobody's free"))
                .count();
        await().atMost(TURN)
                .until(() -> words(soFar(), "agent").stream()
                                .filter(said -> said.contains("nobody's free"))
                                .count()
                        > before);
        assertThat(words(soFar(), "agent").getLast()).contains("call");
        listen(call);
    }

    /** 400 ms out of the middle of it. */
    private Pcm inTheAgentsVoice(String sentence) {
        var frames = mouth.say(new Sentence(sentence, "en"), 8000)
                .collect()
                .asList()
                .await()
                .atMost(TURN);
        var samples = new short[frames.size() * 160];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i).samples(), 0, samples, 160 * i, 160);
        }
        return Sounds.cut(new Pcm(samples, 8000), 400, 400);
    }

    private String briefing() {
        return live("briefing");
    }

    private String state() {
        return live("state");
    }

    /** What the live page shows of the call. */
    private String live(String field) {
        var value = when().get("/api/live")
                .jsonPath()
                .getString("calls.find { it.caller.number == '" + number + "' }?." + field);
        return value == null ? "" : value;
    }
}
