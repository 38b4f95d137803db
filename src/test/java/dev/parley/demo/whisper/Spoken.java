package dev.parley.demo.whisper;

import dev.parley.audio.Frame;
import dev.parley.audio.LossConcealment;
import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** Sentences spoken by a machine, and what a telephone line does to them. All at 8 kHz. */
enum Spoken {
    YES("yes-please", "Yes, please."),
    FIFTY("fifty-thousand", "I would like to invest about fifty thousand dollars."),
    FIFTEEN("fifteen-thousand", "I would like to invest about fifteen thousand dollars."),
    STOCKS("stocks-and-bonds", "Mostly in stocks, and some bonds."),
    MONDAY("call-me-monday", "Could you call me back on Monday at ten?");

    static final int RATE_HZ = 8000;
    private static final int PACKET = RATE_HZ / 50;
    /** The line leaves out packets without a sample above −46 dBFS when too many wait. */
    private static final int FAINT = 164;

    final String text;
    private final String file;

    Spoken(String file, String text) {
        this.file = file;
        this.text = text;
    }

    Pcm sound() {
        try (var in = Spoken.class.getResourceAsStream("/demo/whisper/" + file + ".wav")) {
            return Wav.read(in.readAllBytes()).mono();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As the ear gets it: after G.711, with silence before and after. */
    Pcm turn() {
        return padded(mulaw(sound()));
    }

    static Pcm padded(Pcm sound) {
        var samples = new short[sound.samples().length + 6400];
        System.arraycopy(sound.samples(), 0, samples, 2400, sound.samples().length);
        return new Pcm(samples, RATE_HZ);
    }

    static Pcm louder(Pcm sound, double factor) {
        var samples = sound.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(samples[i] * factor), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Pcm(samples, RATE_HZ);
    }

    /** White noise, so many dB below the speech. */
    static Pcm noisy(Pcm sound, double decibels) {
        var random = new Random(7);
        var samples = sound.samples().clone();
        double energy = 0;
        int loud = 0;
        for (short sample : samples) {
            if (Math.abs(sample) > 50) {
                energy += (double) sample * sample;
                loud++;
            }
        }
        double deviation = Math.sqrt(energy / loud) * Math.pow(10, -decibels / 20);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(
                    Math.round(samples[i] + random.nextGaussian() * deviation), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Pcm(samples, RATE_HZ);
    }

    /** Silence, or what conceals it, of so many packets at some places in it, all the rest of it later. */
    static Pcm heldUp(Pcm sound, boolean isConcealed, int packets, double... places) {
        var concealment = new LossConcealment(RATE_HZ);
        var held = Arrays.stream(places)
                .mapToObj(place -> (int) (sound.samples().length * place) / PACKET)
                .toList();
        var samples = new Samples();
        for (int i = 0; i < sound.samples().length / PACKET; i++) {
            for (int lost = 0; lost < packets && held.contains(i); lost++) {
                samples.add(isConcealed ? concealment.lost().samples() : new short[PACKET]);
            }
            var packet = Arrays.copyOfRange(sound.samples(), i * PACKET, (i + 1) * PACKET);
            samples.add(
                    isConcealed
                            ? concealment.received(new Frame(packet, RATE_HZ)).samples()
                            : packet);
        }
        return samples.sound();
    }

    /** So many of the faint packets within it are gone and the rest moves up. */
    static Pcm caughtUp(Pcm sound, int packets) {
        var samples = new Samples();
        int left = packets;
        for (int at = 0; at + PACKET <= sound.samples().length; at += PACKET) {
            var packet = Arrays.copyOfRange(sound.samples(), at, at + PACKET);
            boolean isWithin = at > sound.samples().length * 0.25 && at < sound.samples().length * 0.75;
            if (isWithin && left > 0 && isFaint(packet)) {
                left--;
            } else {
                samples.add(packet);
            }
        }
        return samples.sound();
    }

    private static boolean isFaint(short[] packet) {
        for (short sample : packet) {
            if (Math.abs(sample) > FAINT) {
                return false;
            }
        }
        return true;
    }

    /** Every twentieth packet is replaced by the one before, a little softer. */
    static Pcm concealed(Pcm sound) {
        var samples = sound.samples().clone();
        for (int at = 20 * PACKET; at + PACKET <= samples.length; at += 20 * PACKET) {
            for (int i = 0; i < PACKET; i++) {
                samples[at + i] = (short) (samples[at + i - PACKET] * 0.8);
            }
        }
        return new Pcm(samples, RATE_HZ);
    }

    /** Every fifth packet is gone and the rest moves up. */
    static Pcm shrunk(Pcm sound) {
        var samples = new short[sound.samples().length];
        int length = 0;
        for (int at = 0; at + PACKET <= samples.length; at += PACKET) {
            if (at / PACKET % 5 != 4) {
                System.arraycopy(sound.samples(), at, samples, length, PACKET);
                length += PACKET;
            }
        }
        return new Pcm(Arrays.copyOf(samples, length), RATE_HZ);
    }

    /** Every fourth packet comes twice and the rest moves back. */
    static Pcm stuttering(Pcm sound) {
        var samples = new Samples();
        for (int at = 0; at + PACKET <= sound.samples().length; at += PACKET) {
            var packet = Arrays.copyOfRange(sound.samples(), at, at + PACKET);
            samples.add(packet);
            if (at / PACKET % 4 == 3) {
                samples.add(packet);
            }
        }
        return samples.sound();
    }

    /** Every fourth packet is silence. */
    static Pcm choppy(Pcm sound) {
        var samples = sound.samples().clone();
        for (int at = 0; at + PACKET <= samples.length; at += 4 * PACKET) {
            Arrays.fill(samples, at, at + PACKET, (short) 0);
        }
        return new Pcm(samples, RATE_HZ);
    }

    static Pcm swapped(Pcm sound) {
        var samples = sound.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Short.reverseBytes(samples[i]);
        }
        return new Pcm(samples, RATE_HZ);
    }

    /** G.711 µ-law and back, written from the standard's table of segments. */
    static Pcm mulaw(Pcm sound) {
        var samples = sound.samples().clone();
        for (int i = 0; i < samples.length; i++) {
            int magnitude = Math.min(Math.abs((int) samples[i]), 32635) + 132;
            int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
            int step = 8 << segment;
            int decoded = magnitude / step * step + step / 2 - 132;
            samples[i] = (short) (samples[i] < 0 ? -decoded : decoded);
        }
        return new Pcm(samples, RATE_HZ);
    }

    static Pcm part(Pcm sound, double from, double to) {
        int length = sound.samples().length;
        return new Pcm(Arrays.copyOfRange(sound.samples(), (int) (from * length), (int) (to * length)), RATE_HZ);
    }

    static Pcm joined(Pcm one, Pcm other) {
        var samples = Arrays.copyOf(one.samples(), one.samples().length + other.samples().length);
        System.arraycopy(other.samples(), 0, samples, one.samples().length, other.samples().length);
        return new Pcm(samples, RATE_HZ);
    }

    private static final class Samples {
        private short[] samples = {};

        void add(short[] more) {
            samples = Arrays.copyOf(samples, samples.length + more.length);
            System.arraycopy(more, 0, samples, samples.length - more.length, more.length);
        }

        Pcm sound() {
            return new Pcm(samples, RATE_HZ);
        }
    }
}
