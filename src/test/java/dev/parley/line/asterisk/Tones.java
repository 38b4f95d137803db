package dev.parley.line.asterisk;

import dev.parley.audio.Framer;
import dev.parley.audio.Pcm;
import dev.parley.line.Playout;

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
}
