package dev.parley.demo.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Pcm;
import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.Ending;
import dev.parley.demo.caller.SipCaller;
import dev.parley.demo.caller.SipPhone;
import dev.parley.demo.caller.Sounds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The person behind the agent: a softphone with the account that was made up for it. */
class HumanExtensionTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration ANNOUNCED = Duration.ofSeconds(12);
    private static final Duration RUNG_OUT = Duration.ofSeconds(26);
    private static final double THE_SAME = 0.97;

    private static final TestExchange EXCHANGE = TestExchange.another();

    @Test
    void aWrongPasswordRegistersNobody() throws Exception {
        try (var phone = new SipPhone(EXCHANGE.sipPort(), "1001", "guess")) {
            assertThat(phone.registration()).isEqualTo(401);
        }
    }

    @Test
    void withoutAnAgentThePersonsPhoneRingsAndTheTwoHearEachOther() throws Exception {
        try (var phone = phone();
                var call = SipCaller.dial(CallOptions.to(EXCHANGE.sipPort(), "9000"))) {
            phone.awaitRinging(ANNOUNCED);
            phone.answer();
            var question = Sounds.babble(1500, 21);
            var answer = Sounds.babble(1500, 22);
            call.say(new Pcm(new short[4000], 8000)).join();
            call.say(question).join();
            phone.say(answer).join();
            call.say(new Pcm(new short[2400], 8000)).join();
            assertThat(Sounds.likeness(Sounds.cut(question, 500, 500), phone.heard()))
                    .isGreaterThan(THE_SAME);
            assertThat(Sounds.likeness(Sounds.cut(answer, 500, 500), call.heard()))
                    .isGreaterThan(THE_SAME);
            call.hangUp();
            assertThat(phone.awaitEnded(SOON)).isEqualTo("BYE");
            assertThat(call.awaitEnded(SOON)).contains(new Ending.HungUpByCaller());
        }
    }

    @Test
    void aPersonWhoDoesNotAnswerIsRungForTwentySecondsAndTheCallerHearsItAndIsToldAtLast() throws Exception {
        try (var phone = phone();
                var call = SipCaller.dial(CallOptions.to(EXCHANGE.sipPort(), "9000"))) {
            phone.awaitRinging(ANNOUNCED);
            var rang = System.nanoTime();
            assertThat(phone.awaitEnded(RUNG_OUT)).isEqualTo("CANCEL");
            assertThat(Duration.ofNanos(System.nanoTime() - rang))
                    .isBetween(Duration.ofSeconds(19), Duration.ofSeconds(22));
            assertThat(call.awaitEnded(ANNOUNCED)).contains(new Ending.HungUpByOtherSide());
            var heard = call.timings().heard();
            for (int i = 1; i < heard.size(); i++) {
                assertThat(heard.get(i).start().minus(heard.get(i - 1).end()))
                        .as("the pause in a ring tone is four seconds")
                        .isLessThan(Duration.ofMillis(4500));
            }
        }
    }

    private static SipPhone phone() throws Exception {
        var phone = new SipPhone(EXCHANGE.sipPort(), "1001", EXCHANGE.key("parley.demo.softphone-password"));
        assertThat(phone.registration()).isEqualTo(200);
        return phone;
    }
}
