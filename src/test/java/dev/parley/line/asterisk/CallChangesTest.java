package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Pcm;
import dev.parley.demo.asterisk.TestExchange;
import dev.parley.demo.caller.Codec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers' telephones and broken networks do in the middle of a call, with a real Asterisk in between. */
class CallChangesTest {
    private static final TestExchange EXCHANGE = TestExchange.another();
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final double LOUD = 2500;
    /** One frame of a tone has 1200; the edges of another tone may have half of this. */
    private static final double NOT_A_FRAME = 900;

    @AfterAll
    static void close() {
        EXCHANGE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "websocket"})
    void aTelephoneThatChangesItsCodecIsHeardAndHearsOn(String format) throws Exception {
        try (var lines = new RealLines(EXCHANGE, format);
                var call = lines.call(lines.options().offering(Codec.G722, Codec.PCMU))) {
            assertThat(call.line().rateHz()).isEqualTo(16_000);
            for (var codec : new Codec[] {Codec.PCMU, Codec.G722}) {
                assertThat(call.telephone().speak(codec).get(5, TimeUnit.SECONDS))
                        .isEqualTo(200);
                int from = call.frames().size();
                int heard = call.telephone().heard().samples().length;
                Tones.play(Tones.tones(700, 1500, 16_000, 600), call.line().playout());
                call.telephone().say(Tones.tones(900, 5500, 16_000, 600)).join();
                await().atMost(SOON).until(() -> Tones.level(call.heardFrom(from), 900) > LOUD);
                await().atMost(SOON)
                        .until(() -> Tones.level(after(call.telephone().heard(), heard), 1500) > LOUD);
                boolean wide = Tones.level(call.heardFrom(from), 5500) > LOUD;
                assertThat(wide).isEqualTo(codec == Codec.G722);
            }
            assertThat(call.others()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "websocket"})
    void musicWhileTheCallerHoldsIsNotHeardAndTheAgentGoesOnWhereItWas(String format) throws Exception {
        try (var lines = new RealLines(EXCHANGE, format);
                var call = lines.call(lines.options())) {
            Tones.play(
                    Tones.tones(700, 1500, call.line().rateHz(), 3000),
                    call.line().playout());
            await().until(() -> call.line().playout().framesSent() > 30);
            assertThat(call.telephone().hold().get(5, TimeUnit.SECONDS)).isEqualTo(200);
            await().atMost(SOON).until(() -> standsStill(call));
            long said = call.line().playout().framesSent();
            int frames = call.frames().size();
            call.telephone().say(Tones.tones(900, 1100, 8000, 1000)).join();
            assertThat(call.frames()).hasSize(frames);
            assertThat(call.line().playout().framesSent()).isEqualTo(said).isLessThan(140);
            assertThat(call.telephone().unhold().get(5, TimeUnit.SECONDS)).isEqualTo(200);
            await().atMost(SOON).until(() -> call.line().playout().framesSent() >= 150);
            call.telephone().say(Tones.tones(1300, 1700, 8000, 600)).join();
            await().atMost(SOON).until(() -> Tones.level(call.heardFrom(frames), 1300) > LOUD);
            assertThat(Tones.level(call.heard(), 900)).isLessThan(NOT_A_FRAME);
            assertThat(call.others()).isEmpty();
        }
    }

    @Test
    void aSecondInviteWithTheSameCallIdIsACallOfItsOwn() throws Exception {
        try (var lines = new RealLines(EXCHANGE, "auto");
                var call = lines.call(lines.options())) {
            var status = call.telephone().inviteAgain();
            var second = lines.ringing().orElseThrow();
            assertThat(second.call()).isNotEqualTo(call.line().call());
            second.hangUp().await().atMost(SOON);
            assertThat(status.get(5, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(400);
            call.telephone().say(Tones.tones(900, 1100, 8000, 600)).join();
            await().atMost(SOON).until(() -> Tones.level(call.heard(), 900) > LOUD);
            assertThat(call.others()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "websocket"})
    void theRestOfASentenceIsHeardOverTheChannelThatTakesALostOnesPlace(String format) throws Exception {
        try (var lines = new RealLines(EXCHANGE, format);
                var call = lines.call(lines.options().offering(Codec.G722))) {
            Tones.play(Tones.tones(700, 1500, 16_000, 1000), call.line().playout());
            Tones.play(Tones.tones(1900, 2500, 16_000, 1000), call.line().playout());
            await().until(() -> call.line().playout().framesSent() > 30);
            lines.hangUp("parley.ai-call-center.media." + call.line().call());
            await().atMost(SOON).until(() -> Tones.level(call.telephone().heard(), 2500) > LOUD);
            call.telephone().say(Tones.tones(900, 5500, 16_000, 600)).join();
            await().atMost(SOON).until(() -> Tones.level(call.heard(), 5500) > LOUD);
            // a gap of 300 ms would make two of it
            assertThat(call.telephone().timings().heard()).hasSize(1);
            assertThat(call.others()).isEmpty();
        }
    }

    /** Six times as bad as the worst telephone, so that a few seconds show what takes a minute. */
    @ParameterizedTest
    @ValueSource(doubles = {1.03, 0.97})
    void aTelephoneWhoseClockIsOffIsHeardWholeAndInTime(double slowness) throws Exception {
        try (var lines = new RealLines(EXCHANGE, "auto");
                var call = lines.call(lines.options())) {
            call.telephone().drift(slowness);
            var lags = new ArrayList<Long>();
            for (int i = 0; i < 6; i++) {
                call.telephone().say(Tones.tones(900, 1100, 8000, 600));
                call.telephone().say(new Pcm(new short[3200], 8000)).join();
                // now minus when the latest began, as the agent heard it
                lags.add(20L * call.frames().size() - Tones.bursts(call.heard()).getLast());
            }
            assertThat(Tones.bursts(call.heard())).hasSize(6);
            assertThat(lags.getLast() - lags.getFirst()).as("growing delay, ms").isBetween(-60L, 60L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "websocket"})
    void aFlushIsHeardAtOnce(String format) throws Exception {
        try (var lines = new RealLines(EXCHANGE, format);
                var call = lines.call(lines.options().offering(Codec.G722))) {
            Tones.play(Tones.tones(700, 1500, 16_000, 3000), call.line().playout());
            await().until(() -> call.telephone().heard().samples().length > 0
                    && call.line().playout().framesSent() > 60);
            long before = call.telephone().timings().heard().getLast().end().toMillis();
            call.line().playout().flush();
            await().pollDelay(Duration.ofMillis(400)).until(() -> true);
            long after = call.telephone().timings().heard().getLast().end().toMillis();
            System.out.println("FIGURES flush over " + format + ": silent after " + (after - before) + " ms");
            assertThat(after - before).isLessThan(100);
        }
    }

    /** No frame for 100 ms. */
    private static boolean standsStill(RealLines.Call call) throws InterruptedException {
        int before = call.frames().size();
        TimeUnit.MILLISECONDS.sleep(100);
        return call.frames().size() == before;
    }

    private static Pcm after(Pcm sound, int samples) {
        var all = sound.samples();
        return new Pcm(Arrays.copyOfRange(all, Math.min(samples, all.length), all.length), sound.rateHz());
    }
}
