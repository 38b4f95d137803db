package dev.parley.demo.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.Codec;
import dev.parley.demo.caller.Ending;
import dev.parley.demo.caller.SipCaller;
import dev.parley.demo.caller.Sounds;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The project's own asterisk_config in a real Asterisk, called over real SIP and RTP. */
class ExchangeTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Pcm SILENCE = new Pcm(new short[1600], 8000);
    private static final double THE_SAME = 0.97;

    private static final TestExchange EXCHANGE = TestExchange.another();

    @ParameterizedTest
    @EnumSource(Codec.class)
    void whatIsSaidTo9001ComesBack(Codec codec) {
        var words = Sounds.babble(1500, 7);
        try (var call = SipCaller.dial(to("9001").offering(codec))) {
            assertThat(call.awaitAnswered(SOON)).isTrue();
            call.say(words).join();
            call.say(SILENCE).join();
            var heard = Resampler.convert(call.heard(), words.rateHz());
            assertThat(Sounds.likeness(Sounds.cut(words, 500, 500), heard)).isGreaterThan(THE_SAME);
            assertThat(Sounds.likeness(Sounds.cut(Sounds.babble(1500, 8), 500, 500), heard))
                    .isLessThan(0.5);
        }
    }

    @Test
    void anybodyOnThisMachineReachesTheAgentWithNumberNameAndTheDemosToken() throws Exception {
        try (var agent = new TestAgent(EXCHANGE);
                var call = SipCaller.dial(to("9000").from("1001", "Zoë Ж 山").header("X-Parley-Demo", "abc123"))) {
            var start = agent.event("StasisStart");
            assertThat(start.path("application").asText()).isEqualTo("ai-call-center");
            assertThat(start.path("args")).map(node -> node.asText()).containsExactly("inbound", "abc123");
            assertThat(start.path("channel").path("caller").path("number").asText())
                    .isEqualTo("1001");
            assertThat(start.path("channel").path("caller").path("name").asText())
                    .isEqualTo("Zoë Ж 山");
            assertThat(call.answered()).isNotDone();
        }
    }

    @Test
    void aCommaInTheDemosHeaderAddsNoArgument() throws Exception {
        try (var agent = new TestAgent(EXCHANGE);
                var call = SipCaller.dial(to("9000").header("X-Parley-Demo", "a,b)c"))) {
            assertThat(agent.event("StasisStart").path("args"))
                    .map(node -> node.asText())
                    .containsExactly("inbound", "abc");
            assertThat(call.ended()).isNotDone();
        }
    }

    @Test
    void keysArriveAtTheAgentAndTheCallEndsWithItsConversation() throws Exception {
        try (var agent = new TestAgent(EXCHANGE);
                var call = SipCaller.dial(to("9000"))) {
            var channel = agent.event("StasisStart").path("channel").path("id").asText();
            assertThat(agent.ask("POST", "/channels/" + channel + "/answer")).isEqualTo(204);
            assertThat(call.awaitAnswered(SOON)).isTrue();
            call.press("10#*");
            for (var digit : "10#*".split("")) {
                assertThat(agent.event("ChannelDtmfReceived").path("digit").asText())
                        .isEqualTo(digit);
            }
            assertThat(agent.ask("POST", "/channels/" + channel + "/continue")).isEqualTo(204);
            assertThat(call.awaitEnded(SOON)).contains(new Ending.HungUpByOtherSide());
        }
    }

    @Test
    void aCallerWhoGivesUpWhileItRingsIsGone() throws Exception {
        try (var agent = new TestAgent(EXCHANGE);
                var call = SipCaller.dial(to("9000"))) {
            agent.event("StasisStart");
            call.hangUp();
            assertThat(call.awaitEnded(SOON)).contains(new Ending.Cancelled());
            agent.event("StasisEnd");
        }
    }

    @Test
    void withoutAnAgentTheCallerIsToldSoAtOnceAndNeverHearsDeadAir() throws Exception {
        try (var call = SipCaller.dial(to("9000"))) {
            assertThat(call.awaitEnded(Duration.ofSeconds(40))).contains(new Ending.HungUpByOtherSide());
            assertThat(Sounds.likeness(sound("all-circuits-busy-now"), call.heard()))
                    .isGreaterThan(THE_SAME);
            assertThat(Sounds.likeness(sound("vm-nobodyavail"), call.heard())).isGreaterThan(THE_SAME);
            assertThat(call.timings().greeting().orElseThrow()).isLessThan(Duration.ofSeconds(1));
            var heard = call.timings().heard();
            for (int i = 1; i < heard.size(); i++) {
                assertThat(heard.get(i).start().minus(heard.get(i - 1).end())).isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    void aCallerWhoseAgentDiedIsToldSoWhenTheLeaseRunsOut() throws Exception {
        try (var agent = new TestAgent(EXCHANGE);
                var call = SipCaller.dial(to("9000"))) {
            var channel = agent.event("StasisStart").path("channel").path("id").asText();
            agent.ask("POST", "/channels/" + channel + "/answer");
            assertThat(agent.ask("POST", "/channels/" + channel + "/variable?variable=TIMEOUT(absolute)&value=1"))
                    .isEqualTo(204);
            agent.close();
            assertThat(call.awaitAnswered(SOON)).isTrue();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Sounds.likeness(sound("all-circuits-busy-now"), call.heard()))
                            .isGreaterThan(THE_SAME));
            assertThat(call.timings().greeting().orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        }
    }

    @Test
    void nobodyElseCallsWithoutAnAccount() throws Exception {
        var elsewhere = InetAddress.getByName("127.0.0.2");
        for (var extension : new String[] {"9000", "9001"}) {
            for (var user : new String[] {"stranger", "loopback", "1001", "registrations"}) {
                try (var call = SipCaller.dial(to(extension).from(user, "").from(elsewhere))) {
                    assertThat(call.awaitEnded(SOON)).contains(new Ending.Refused(401, "Unauthorized"));
                }
            }
        }
    }

    @Test
    void anExtensionThatDoesNotExistIsRefused() {
        try (var call = SipCaller.dial(to("4711"))) {
            assertThat(call.awaitEnded(SOON)).contains(new Ending.Refused(404, "Not Found"));
        }
    }

    @Test
    void theConfigurationGivesAsteriskNothingToComplainOf() throws Exception {
        var log = Files.readString(EXCHANGE.folder().resolve("log/full"));
        assertThat(log.substring(0, log.indexOf("Asterisk Ready"))).doesNotContain("WARNING", "ERROR");
    }

    private CallOptions to(String extension) {
        return CallOptions.to(EXCHANGE.sipPort(), extension);
    }

    /** Half a second out of one of Asterisk's own sounds, 8 kHz WAV with a header of 44 bytes. */
    private Pcm sound(String name) throws Exception {
        var file = EXCHANGE.folder().resolve("data/sounds/en/" + name + ".wav");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        var samples = new short[(bytes.capacity() - 44) / 2];
        bytes.position(44)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return Sounds.cut(new Pcm(samples, 8000), 500, 500);
    }
}
