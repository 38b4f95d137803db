package dev.parley.demo.caller;

import dev.parley.audio.Resampler;
import java.util.Arrays;

/** A codec of another rate than the call's sound; every packet stays as long as it was. */
final class ResampledCoding implements Coding {
    private final Coding coding;
    private final Direction towardsCodec;
    private final Direction towardsCall;

    ResampledCoding(Coding coding, int codecRateHz, int callRateHz) {
        this.coding = coding;
        towardsCodec = new Direction(callRateHz, codecRateHz);
        towardsCall = new Direction(codecRateHz, callRateHz);
    }

    @Override
    public byte[] encode(short[] samples) {
        return coding.encode(towardsCodec.convert(samples));
    }

    @Override
    public short[] decode(byte[] payload) {
        return towardsCall.convert(coding.decode(payload));
    }

    private static final class Direction {
        private final int fromHz;
        private final int toHz;
        private final Resampler resampler;
        /** The filter looks ahead: what it holds back at first is made up by silence. */
        private short[] ready;

        Direction(int fromHz, int toHz) {
            this.fromHz = fromHz;
            this.toHz = toHz;
            resampler = new Resampler(fromHz, toHz);
            ready = new short[toHz / 50];
        }

        short[] convert(short[] samples) {
            var more = resampler.process(samples);
            int wanted = samples.length * toHz / fromHz;
            var all = Arrays.copyOf(ready, ready.length + more.length);
            System.arraycopy(more, 0, all, ready.length, more.length);
            ready = Arrays.copyOfRange(all, wanted, all.length);
            return Arrays.copyOf(all, wanted);
        }
    }
}
