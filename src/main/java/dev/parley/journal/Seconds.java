package dev.parley.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Room for a second of both sides of a call, used again and again, so that recording hundreds of calls leaves nothing to
 * collect. Thread-safe: calls take, the writer gives back.
 */
final class Seconds {
    private static final int MOST_SPARE = 64;

    private final ArrayBlockingQueue<ByteBuffer> spare = new ArrayBlockingQueue<>(MOST_SPARE);

    /** Empty; for 16-bit samples of two sides, little-endian. */
    ByteBuffer take(int rateHz) {
        int bytes = rateHz * StereoWav.CHANNELS * Short.BYTES;
        var second = spare.poll();
        return second != null && second.capacity() == bytes
                ? second.clear()
                : ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Nobody else may use it any more. */
    void giveBack(ByteBuffer second) {
        spare.offer(second);
    }
}
