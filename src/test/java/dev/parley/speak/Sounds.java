package dev.parley.speak;

import dev.parley.audio.Frame;
import dev.parley.audio.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Sounds for tests, and what can be measured of them. */
public final class Sounds {
    private Sounds() {}

    public static short[] tone(int hz, int millis, int rateHz, int peak) {
        var samples = new short[rateHz * millis / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(peak * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return samples;
    }

    public static byte[] bytes(short... samples) {
        var bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    public static byte[] wav(int rateHz, short... samples) {
        return wav(rateHz, 1, 16, 2 * samples.length, bytes(samples));
    }

    /** RIFF as the specification has it, with a length of the sound that may be a lie. */
    public static byte[] wav(int rateHz, int channels, int bits, int announced, byte[] sound) {
        return ByteBuffer.allocate(44 + sound.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(36 + announced)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(rateHz)
                .putInt(rateHz * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .put(ascii("data"))
                .putInt(announced)
                .put(sound)
                .array();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static short[] samples(List<Pcm> sound) {
        var all = new short
                [sound.stream().mapToInt(piece -> piece.samples().length).sum()];
        int at = 0;
        for (var piece : sound) {
            System.arraycopy(piece.samples(), 0, all, at, piece.samples().length);
            at += piece.samples().length;
        }
        return all;
    }

    public static short[] joined(List<Frame> frames) {
        return samples(frames.stream()
                .map(frame -> new Pcm(frame.samples(), frame.rateHz()))
                .toList());
    }

    /** RMS of the 20 ms stretches within 30 dB of the loudest, in dB below full scale: pauses do not count. */
    public static double speechLevel(short[] samples, int rateHz) {
        int stretch = rateHz / 50;
        var powers = new double[samples.length / stretch];
        for (int i = 0; i < samples.length / stretch * stretch; i++) {
            powers[i / stretch] += (double) samples[i] * samples[i] / stretch;
        }
        double loudest = Arrays.stream(powers).max().orElse(0);
        double mean = Arrays.stream(powers)
                .filter(power -> power > loudest / 1000)
                .average()
                .orElse(0);
        return 10 * Math.log10(mean / (32768.0 * 32768));
    }

    public static int peak(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
