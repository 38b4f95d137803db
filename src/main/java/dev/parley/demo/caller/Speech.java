package dev.parley.demo.caller;

import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** What the caller is about to send, 20 ms at a time. Thread-safe. */
final class Speech {
    /** 20 ms by the clock of every codec here. */
    static final int CLOCK_STEP = 160;

    private static final String DIGITS = "0123456789*#ABCD";
    private static final int DIGIT_STEPS = 8;
    private static final int PAUSE_STEPS = 6;
    private static final int LAST_STEPS = 3;

    private final int rateHz;
    private final int frame;
    private final ArrayDeque<Piece> queue = new ArrayDeque<>();

    Speech(int rateHz) {
        this.rateHz = rateHz;
        frame = rateHz / 50;
    }

    sealed interface Piece {}

    record Sound(short[] samples) implements Piece {}

    /**
     * One packet of a digit (RFC 4733).
     *
     * @param step how many packets of the same digit came before; they share the timestamp of the first
     */
    record Digit(int event, int step) implements Piece {
        byte[] payload() {
            int duration = Math.min(step + 1, DIGIT_STEPS - LAST_STEPS + 1) * CLOCK_STEP;
            boolean last = step >= DIGIT_STEPS - LAST_STEPS;
            return new byte[] {(byte) event, (byte) (last ? 0x8A : 0x0A), (byte) (duration >> 8), (byte) duration};
        }
    }

    record Said(CompletableFuture<Void> done) implements Piece {}

    synchronized CompletableFuture<Void> say(Pcm sound) {
        var samples = Resampler.convert(sound, rateHz).samples();
        for (int i = 0; i < samples.length; i += frame) {
            queue.add(new Sound(Arrays.copyOfRange(samples, i, i + frame)));
        }
        return last();
    }

    synchronized CompletableFuture<Void> press(String digits) {
        for (char digit : digits.toCharArray()) {
            int event = DIGITS.indexOf(digit);
            if (event < 0) {
                throw new CallerException("There is no key " + digit + ". Use 0 to 9, * and #.");
            }
            for (int step = 0; step < DIGIT_STEPS; step++) {
                queue.add(new Digit(event, step));
            }
            for (int step = 0; step < PAUSE_STEPS; step++) {
                queue.add(new Sound(new short[frame]));
            }
        }
        return last();
    }

    /** The next 20 ms; silence when there is nothing to say. */
    synchronized Piece next() {
        while (queue.peek() instanceof Said said) {
            queue.remove();
            said.done().complete(null);
        }
        var piece = queue.poll();
        return piece == null ? new Sound(new short[frame]) : piece;
    }

    private CompletableFuture<Void> last() {
        var said = new Said(new CompletableFuture<>());
        queue.add(said);
        return said.done();
    }
}
