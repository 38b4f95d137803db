package dev.parley.line.asterisk;

import dev.parley.audio.Framer;
import dev.parley.audio.Pcm;
import dev.parley.line.Playout;
import java.util.ArrayList;
import java.util.List;

/** Tones, and how loud they are where they arrive. */
final class Tones {
    private Tones() {}

    /** Two at once; they come and go gently, so that they are at their own frequencies only. */
    static Pcm tones(double hz, double alsoHz, int rateHz, int millis) {
        var samples = new short[rateHz * millis / 1000];
        for (int i = 0; i < samples.length; i++) {
            double loudness = 6000 * Math.min(1, 8 * Math.sin(Math.PI * i / samples.length));
            double angle = 2 * Math.PI * i / rateHz;
            samples[i] = (short) (loudness * (Math.sin(hz * angle) + Math.sin(alsoHz * angle)));
        }
        return new Pcm(samples, rateHz);
    }

    static void play(Pcm sound, Playout playout) {
        Framer.frames(sound).forEach(playout::add);
    }

    /** RMS of a tone in the loudest quarter of a second; 4243 for either of {@link #tones}. */
    static double level(Pcm sound, double hz) {
        int quarter = sound.rateHz() / 4;
        double best = 0;
        for (int from = 0; from + quarter <= sound.samples().length; from += quarter / 10) {
            double real = 0;
            double imaginary = 0;
            for (int i = from; i < from + quarter; i++) {
                double angle = 2 * Math.PI * hz * i / sound.rateHz();
                real += sound.samples()[i] * Math.cos(angle);
                imaginary += sound.samples()[i] * Math.sin(angle);
            }
            best = Math.max(best, Math.hypot(real, imaginary) / quarter * Math.sqrt(2));
        }
        return best;
    }

    /** When each sound begins that follows a pause of 100 ms, in ms. */
    static List<Long> bursts(Pcm sound) {
        var starts = new ArrayList<Long>();
        int step = sound.rateHz() / 100;
        int quiet = 10;
        for (int i = 0; (i + 1) * step <= sound.samples().length; i++) {
            int loudest = 0;
            for (int k = i * step; k < (i + 1) * step; k++) {
                loudest = Math.max(loudest, Math.abs(sound.samples()[k]));
            }
            if (loudest > 1500 && quiet >= 10) {
                starts.add(10L * i);
            }
            quiet = loudest > 1500 ? 0 : quiet + 1;
        }
        return starts;
    }
}
