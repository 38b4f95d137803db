package dev.parley.audio;

import java.util.Arrays;

/**
 * Changes the sample rate of sound that comes in pieces: a polyphase FIR, flat to 85% of the lower of the two Nyquist
 * frequencies and at least 60 dB down from that frequency on. Output sample k stands for the same moment as input
 * sample k · from / to, and n samples make ⌈n · to / from⌉. For one stream and one thread.
 */
public final class Resampler {
    private final PolyphaseFilter filter;
    private final int fromHz;
    private final int toHz;
    private float[] pending;
    private int filled;
    /** Input samples that have left {@link #pending}. */
    private long forgotten;

    private long taken;
    private long made;

    /** Any two rates from 4000 to 192000 Hz. */
    public Resampler(int fromHz, int toHz) {
        this.fromHz = fromHz;
        this.toHz = toHz;
        this.filter = PolyphaseFilter.between(fromHz, toHz);
        this.pending = new float[4 * filter.taps()];
        // The filter looks half its length back from the first sample: before the start there is silence.
        this.filled = filter.taps() / 2;
        this.forgotten = -filled;
    }

    /** The whole sound at another rate; the same object when that is its rate already. */
    public static Pcm convert(Pcm sound, int toHz) {
        if (sound.rateHz() == toHz) {
            return sound;
        }
        var resampler = new Resampler(sound.rateHz(), toHz);
        var body = resampler.process(sound.samples());
        var tail = resampler.finish();
        var all = Arrays.copyOf(body, body.length + tail.length);
        System.arraycopy(tail, 0, all, body.length, tail.length);
        return new Pcm(all, toHz);
    }

    /** What can be said so far; the rest, half a filter's length, comes with the next piece. */
    public short[] process(short[] samples) {
        taken += samples.length;
        append(samples);
        return drain(Long.MAX_VALUE);
    }

    /** The rest. The stream is over. */
    public short[] finish() {
        append(new short[filter.taps()]);
        return drain((taken * toHz + fromHz - 1) / fromHz);
    }

    private void append(short[] samples) {
        if (filled + samples.length > pending.length) {
            pending = Arrays.copyOf(pending, 2 * (filled + samples.length));
        }
        for (short sample : samples) {
            pending[filled++] = sample;
        }
    }

    private short[] drain(long limit) {
        long ready = Math.min(limit, reachable());
        var out = new short[(int) Math.max(0, ready - made)];
        for (int i = 0; i < out.length; i++, made++) {
            long position = made * filter.down();
            int first = (int) (position / filter.up() - filter.taps() / 2 - forgotten);
            out[i] = toShort(filter.apply((int) (position % filter.up()), pending, first));
        }
        forget();
        return out;
    }

    /** How many output samples have all their input. */
    private long reachable() {
        long last = forgotten + filled - filter.taps() + filter.taps() / 2;
        return last < 0 ? 0 : ((last + 1) * filter.up() - 1) / filter.down() + 1;
    }

    private void forget() {
        long needed = made * filter.down() / filter.up() - filter.taps() / 2;
        int gone = (int) Math.min(needed - forgotten, filled);
        System.arraycopy(pending, gone, pending, 0, filled - gone);
        filled -= gone;
        forgotten += gone;
    }

    private static short toShort(float value) {
        return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
