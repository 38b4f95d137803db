package dev.parley.audio;

import java.util.Arrays;

/**
 * Brings speech that comes in pieces to −20 dBFS RMS, pauses not counted, and keeps its peaks below −3 dBFS. The first
 * 200 ms of speech are held back to learn how loud the voice is, later 10 ms; from then on the gain moves slowly. For
 * one stream and one thread.
 */
public final class Loudness {
    private static final double TARGET = amplitude(-20);
    private static final double PEAK = amplitude(-3);
    private static final double SILENCE = amplitude(-65);
    private static final double HIGHEST_GAIN = ratio(30);
    /** Blocks this much below the loudest are pauses. */
    private static final double PAUSE = ratio(-30);

    private static final int BLOCKS_TO_LEARN = 20;
    private static final int BLOCKS_TO_WAIT = 50;
    /** How fast the gain follows, for each block of 10 ms. */
    private static final double FOLLOW = ratio(0.1);
    /** How fast it comes back after a peak. */
    private static final double RELEASE = ratio(1);

    private final int block;
    private short[] pending = new short[0];
    private int measured;
    private boolean learned;
    private double loudest;
    private double energy;
    private int speaking;
    private double gain = 1;
    private double edge;

    public Loudness(int rateHz) {
        block = rateHz / 100;
    }

    /** The whole sound with one gain. */
    public static Pcm normalise(Pcm sound) {
        var loudness = new Loudness(sound.rateHz());
        loudness.append(sound.samples());
        return new Pcm(loudness.finish(), sound.rateHz());
    }

    /** What can be said so far. */
    public short[] process(short[] samples) {
        append(samples);
        if (!learned && speaking < BLOCKS_TO_LEARN && measured < BLOCKS_TO_WAIT) {
            return new short[0];
        }
        return drain(measured - 1);
    }

    /** The rest. The stream is over. */
    public short[] finish() {
        int length = pending.length;
        append(new short[Math.floorMod(-length, block)]);
        return Arrays.copyOf(drain(measured), length);
    }

    private void append(short[] samples) {
        int length = pending.length;
        pending = Arrays.copyOf(pending, length + samples.length);
        System.arraycopy(samples, 0, pending, length, samples.length);
        for (; (measured + 1) * block <= pending.length; measured++) {
            measure(measured * block);
        }
    }

    private void measure(int from) {
        double sum = 0;
        for (int i = from; i < from + block; i++) {
            sum += pending[i] * pending[i];
        }
        double rms = Math.sqrt(sum / block);
        loudest = Math.max(loudest, rms);
        if (rms > Math.max(SILENCE, loudest * PAUSE)) {
            energy += sum / block;
            speaking++;
        }
    }

    private short[] drain(int blocks) {
        if (blocks <= 0) {
            return new short[0];
        }
        if (!learned) {
            learned = true;
            gain = wanted();
            edge = Math.min(gain, allowed(0));
        }
        var out = new short[blocks * block];
        for (int i = 0; i < blocks; i++) {
            amplify(i, out);
        }
        pending = Arrays.copyOfRange(pending, out.length, pending.length);
        measured -= blocks;
        return out;
    }

    /** The gain runs straight from edge to edge of a block, and no edge lets a peak of either neighbour through. */
    private void amplify(int number, short[] out) {
        gain *= Math.clamp(wanted() / gain, 1 / FOLLOW, FOLLOW);
        double from = edge;
        edge = Math.min(Math.min(gain, edge * RELEASE), Math.min(allowed(number), allowed(number + 1)));
        for (int i = 0; i < block; i++) {
            double factor = from + (edge - from) * i / block;
            out[number * block + i] = (short) Math.round(pending[number * block + i] * factor);
        }
    }

    private double wanted() {
        return speaking == 0 ? 1 : Math.min(HIGHEST_GAIN, TARGET / Math.sqrt(energy / speaking));
    }

    private double allowed(int number) {
        int peak = 1;
        for (int i = number * block; i < Math.min(pending.length, (number + 1) * block); i++) {
            peak = Math.max(peak, Math.abs(pending[i]));
        }
        return PEAK / peak;
    }

    private static double amplitude(double dbfs) {
        return 32768 * ratio(dbfs);
    }

    private static double ratio(double decibels) {
        return Math.pow(10, decibels / 20);
    }
}
