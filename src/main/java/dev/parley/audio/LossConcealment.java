package dev.parley.audio;

/**
 * Fills the place of lost frames with the last pitch period, in the manner of ITU-T G.711 Appendix I but without its
 * delay: full gain for 10 ms, then fading to nothing at 60 ms; what comes back is faded in over a quarter of a period
 * and 4 ms for each lost frame, at most 10 ms. For one stream and one thread.
 */
public final class LossConcealment {
    private final int rateHz;
    /** The last 50 ms that went out. */
    private final short[] history;
    /** The pitch period that is being repeated. */
    private float[] period = new float[0];

    private int concealed;
    private float seam;

    public LossConcealment(int rateHz) {
        this.rateHz = rateHz;
        this.history = new short[rateHz / 20];
    }

    /** A frame arrived. Gives it back, its start blended with what was made up before it. */
    public Frame received(Frame frame) {
        var result = concealed == 0 ? frame : merged(frame);
        concealed = 0;
        remember(result);
        return result;
    }

    /** No frame arrived in time. Gives what to hear instead. */
    public Frame lost() {
        if (concealed == 0) {
            startRepeating();
        }
        var samples = new short[rateHz / 50];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = next();
        }
        var frame = new Frame(samples, rateHz);
        remember(frame);
        return frame;
    }

    private Frame merged(Frame frame) {
        int lostFrames = concealed / (rateHz / 50);
        int overlap = Math.min(period.length / 4 + lostFrames * rateHz / 250, rateHz / 100);
        var samples = frame.samples().clone();
        for (int i = 0; i < overlap; i++) {
            float share = (i + 1f) / (overlap + 1);
            samples[i] = (short) Math.round(samples[i] * share + next() * (1 - share));
        }
        return new Frame(samples, rateHz);
    }

    private void startRepeating() {
        int pitch = pitch();
        int quarter = pitch / 4;
        int start = history.length - pitch;
        period = new float[pitch];
        for (int i = 0; i < pitch; i++) {
            // the end of the period turns into what came before its start, so that it can be repeated without a step
            float share = Math.max(0, i - (pitch - quarter) + 1f) / quarter;
            period[i] = history[start + i] * (1 - share) + history[start + i - pitch] * share;
        }
        seam = history[history.length - 1] - history[start - 1];
    }

    private short next() {
        float step = seam * Math.max(0, 1 - (concealed + 1f) / (period.length / 4f));
        float value = (period[concealed % period.length] + step) * gain();
        concealed++;
        return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private float gain() {
        float millis = concealed * 1000f / rateHz;
        return Math.clamp((60 - millis) / 50, 0f, 1f);
    }

    /** The lag from 5 to 15 ms at which the last 20 ms are most like what was before. */
    private int pitch() {
        int longest = rateHz * 15 / 1000;
        int best = longest;
        double bestLikeness = 0;
        for (int lag = rateHz / 200; lag <= longest; lag++) {
            double likeness = likeness(lag);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = lag;
            }
        }
        return best;
    }

    private double likeness(int lag) {
        double product = 0;
        double energy = 1;
        for (int i = history.length - rateHz / 50; i < history.length; i++) {
            product += history[i] * history[i - lag];
            energy += history[i - lag] * history[i - lag];
        }
        return product / Math.sqrt(energy);
    }

    private void remember(Frame frame) {
        var samples = frame.samples();
        System.arraycopy(history, samples.length, history, 0, history.length - samples.length);
        System.arraycopy(samples, 0, history, history.length - samples.length, samples.length);
    }
}
