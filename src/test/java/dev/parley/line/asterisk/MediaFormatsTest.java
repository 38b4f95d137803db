package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Pcm;
import dev.parley.demo.asterisk.TestExchange;
import dev.parley.demo.caller.Codec;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way that sound can travel through a real Asterisk, for every telephone: what is below 4 kHz always arrives, what
 * is above only where both halves of the way carry it.
 */
class MediaFormatsTest {
    private static final TestExchange EXCHANGE = TestExchange.another();
    private static final double LOUD = 3000;
    private static final double NOTHING = 150;

    @AfterAll
    static void close() {
        EXCHANGE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "auto, PCMU, 8000, false",
        "auto, PCMA, 8000, false",
        "auto, G722, 16000, true",
        "ulaw, G722, 8000, false",
        "slin, PCMU, 8000, false",
        "g722, G722, 16000, true",
        "g722, PCMU, 16000, false",
        "websocket, G722, 16000, true",
        "websocket, PCMU, 16000, false"
    })
    void bothSidesHearEachOther(String format, Codec codec, int rateHz, boolean wide) throws Exception {
        try (var lines = new RealLines(EXCHANGE, format);
                var call = lines.call(lines.options().offering(codec))) {
            assertThat(call.line().rateHz()).isEqualTo(rateHz);
            Tones.play(
                    Tones.tones(1000, rateHz == 8000 ? 2000 : 5500, rateHz, 600),
                    call.line().playout());
            call.telephone().say(Tones.tones(1000, 5500, 16_000, 600)).join();
            await().atMost(Duration.ofSeconds(4)).until(() -> call.frames().size() > 45);
            assertThat(Tones.level(call.heard(), 1000)).isGreaterThan(LOUD);
            assertThat(Tones.level(call.telephone().heard(), 1000)).isGreaterThan(LOUD);
            if (wide) {
                assertThat(Tones.level(call.heard(), 5500)).isGreaterThan(LOUD);
                assertThat(Tones.level(call.telephone().heard(), 5500)).isGreaterThan(LOUD);
            } else if (rateHz == 16_000) {
                assertThat(Tones.level(call.heard(), 5500)).isLessThan(NOTHING);
            }
        }
    }

    /** Of several codecs in common the telephone speaks the one that Asterisk likes best, and so does Parley. */
    @Test
    void aTelephoneThatHasG722TooSpeaksIt() throws Exception {
        try (var lines = new RealLines(EXCHANGE, "auto");
                var call = lines.call(lines.options().offering(Codec.PCMU, Codec.G722))) {
            assertThat(call.line().rateHz()).isEqualTo(16_000);
            Tones.play(Tones.tones(5500, 1000, 16_000, 600), call.line().playout());
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> level5500(call.telephone().heard()) > LOUD);
        }
    }

    private static double level5500(Pcm heard) {
        return Tones.level(heard, 5500);
    }
}
