package dev.parley.demo.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Pcm;
import dev.parley.demo.asterisk.TestExchange;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left above 4 kHz of a sound that a real Asterisk sends back. */
class WidebandTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int RATE = 16_000;

    private final int sipPort = TestExchange.get().sipPort();

    @Test
    void g722CarriesWhatIsAboveFourKilohertz() {
        var heard = echoOf(tone(5500), Codec.G722);
        assertThat(heard.rateHz()).isEqualTo(RATE);
        assertThat(level(heard, 5500)).isBetween(3500.0, 5000.0);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCMU", "PCMA"})
    void theOldLawsDoNot(Codec law) {
        var heard = echoOf(tone(5500), law);
        assertThat(heard.rateHz()).isEqualTo(8000);
        for (short sample : heard.samples()) {
            assertThat((int) sample).isBetween(-50, 50);
        }
    }

    private Pcm echoOf(Pcm sound, Codec codec) {
        try (var call = SipCaller.dial(CallOptions.to(sipPort, "9001").offering(codec))) {
            assertThat(call.awaitAnswered(SOON)).isTrue();
            call.say(sound).join();
            call.say(new Pcm(new short[RATE / 5], RATE)).join();
            return call.heard();
        }
    }

    /** A second that comes and goes gently, so that it is at its own frequency only. */
    private static Pcm tone(double hz) {
        var samples = new short[RATE];
        for (int i = 0; i < samples.length; i++) {
            double loudness = Math.min(1, 8 * Math.sin(Math.PI * i / RATE));
            samples[i] = (short) (6000 * loudness * Math.sin(2 * Math.PI * hz * i / RATE));
        }
        return new Pcm(samples, RATE);
    }

    /** RMS of a tone in the loudest half second. */
    private static double level(Pcm sound, double hz) {
        double best = 0;
        for (int from = 0; from + RATE / 2 <= sound.samples().length; from += RATE / 10) {
            double real = 0;
            double imaginary = 0;
            for (int i = from; i < from + RATE / 2; i++) {
                real += sound.samples()[i] * Math.cos(2 * Math.PI * hz * i / RATE);
                imaginary += sound.samples()[i] * Math.sin(2 * Math.PI * hz * i / RATE);
            }
            best = Math.max(best, Math.hypot(real, imaginary) / (RATE / 2) * Math.sqrt(2));
        }
        return best;
    }
}
