package dev.parley.audio;

/**
 * Changes the sample rate of sound that comes in pieces: a polyphase FIR, flat to 85% of the lower of the two Nyquist
 * frequencies and at least 60 dB down from that frequency on. Output sample k stands for the same moment as input
 * sample k · from / to, and n samples make ⌈n · to / from⌉. For one stream and one thread.
 */
public final class Resampler {
    private final PolyphaseFilter filter;
    private final int fromHz;
    private final int toHz;
    /** The next output sample lies between two input samples, so many {@code up}-ths behind the first. */
    private int phase;
    /** Where in {@link #pending} the input begins that the next output sample is made of. */
    private int first;

    private final int[] pending;
    private int filled;
    private long taken;
    private long made;

    /** Any two rates from 4000 to 192000 Hz. */
    public Resampler(int fromHz, int toHz) {
        this.fromHz = fromHz;
        this.toHz = toHz;
        this.filter = PolyphaseFilter.between(fromHz, toHz);
        this.pending = new int[8 * filter.taps()];
        // The filter looks half its length back from the first sample: before the start there is silence.
        this.filled = filter.taps() / 2;
    }

    /** The whole sound at another rate; the same object when that is its rate already. */
    public static Pcm convert(Pcm sound, int toHz) {
        if (sound.rateHz() == toHz) {
            return sound;
        }
        var resampler = new Resampler(sound.rateHz(), toHz);
        int ready = resampler.ready(sound.samples().length);
        var all = new short[resampler.allOf(sound.samples().length)];
        resampler.process(sound.samples(), all, 0, ready);
        resampler.process(new short[resampler.filter.taps()], all, ready, all.length);
        return new Pcm(all, toHz);
    }

    /** What can be said so far; the rest, half a filter's length, comes with the next piece. */
    public short[] process(short[] samples) {
        var out = new short[ready(samples.length)];
        process(samples, out, 0, out.length);
        return out;
    }

    /**
     * The same without a new array.
     *
     * @param out long enough for {@code ⌈n · to / from⌉ + 1} samples
     * @return how many samples of it were made
     */
    int process(short[] samples, short[] out) {
        int ready = ready(samples.length);
        process(samples, out, 0, ready);
        return ready;
    }

    /** The rest. The stream is over. */
    public short[] finish() {
        var out = new short[(int) (allOf(taken) - made)];
        process(new short[filter.taps()], out, 0, out.length);
        return out;
    }

    /** Output samples of a whole stream. */
    private int allOf(long samples) {
        return (int) ((samples * toHz + fromHz - 1) / fromHz);
    }

    /** How many output samples have all their input once so many more input samples are there. */
    private int ready(int more) {
        long reach = (long) filled + more - filter.taps() - first;
        return reach < 0 ? 0 : (int) ((reach * filter.up() + filter.up() - 1 - phase) / filter.down() + 1);
    }

    private void process(short[] samples, short[] out, int from, int to) {
        taken += samples.length;
        made += to - from;
        int written = from;
        for (int at = 0; at < samples.length; ) {
            int count = Math.min(samples.length - at, pending.length - filled);
            for (int i = 0; i < count; i++) {
                pending[filled + i] = samples[at + i];
            }
            filled += count;
            at += count;
            written = drain(out, written, to);
            forget();
        }
    }

    private int drain(short[] out, int from, int limit) {
        int wholeStep = filter.down() / filter.up();
        int phaseStep = filter.down() % filter.up();
        int to = from;
        while (to < limit && first + filter.taps() <= filled) {
            out[to++] = filter.apply(phase, pending, first);
            first += wholeStep;
            phase += phaseStep;
            if (phase >= filter.up()) {
                phase -= filter.up();
                first++;
            }
        }
        return to;
    }

    private void forget() {
        int gone = Math.min(first, filled);
        System.arraycopy(pending, gone, pending, 0, filled - gone);
        filled -= gone;
        first -= gone;
    }
}
