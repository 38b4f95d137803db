package dev.parley.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The outline of a recording: how loud each side is at its loudest in each of many equal parts. Reading is blocking.
 *
 * @param millis how long the recording plays
 * @param caller percent of full scale, one for each part
 */
@Schema(description = "The outline of a recording, for drawing it")
record Peaks(
        @Schema(description = "How long the recording plays, in ms", examples = "74320")
        long millis,

        @Schema(description = "The loudest of each part, in percent of full scale")
        List<Integer> caller,

        @Schema(description = "The same for the other side") List<Integer> agent) {
    private static final int STEP_MILLIS = 10;
    private static final int FULL = 32_768;
    private static final int BYTES_PER_FRAME = 4;
    private static final int AT_ONCE = 1 << 16;

    /** Of a file as {@link StereoWav} writes it. */
    static Peaks ofWav(Path wav, int parts) throws IOException {
        int rateHz = StereoWav.rateHz(wav);
        try (var sound = new BufferedInputStream(Files.newInputStream(wav), AT_ONCE)) {
            sound.skipNBytes(StereoWav.HEADER);
            return of(sound, rateHz, parts);
        }
    }

    /** @param sound signed 16-bit little-endian PCM, two channels */
    static Peaks of(InputStream sound, int rateHz, int parts) throws IOException {
        var steps = new Steps(rateHz * STEP_MILLIS / 1000);
        var bytes = new byte[AT_ONCE];
        for (int read = sound.readNBytes(bytes, 0, AT_ONCE); read > 0; read = sound.readNBytes(bytes, 0, AT_ONCE)) {
            var samples = ByteBuffer.wrap(bytes, 0, read)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            while (samples.remaining() >= BYTES_PER_FRAME / Short.BYTES) {
                steps.add(samples.get(), samples.get());
            }
        }
        return new Peaks(steps.frames * 1000 / rateHz, steps.parts(0, parts), steps.parts(1, parts));
    }

    /** Both sides in steps of 10 ms, as long as the recording turns out to be. */
    private static final class Steps {
        private final int framesPerStep;
        private int[][] loudest = new int[2][1024];
        private long frames;

        Steps(int framesPerStep) {
            this.framesPerStep = framesPerStep;
        }

        void add(short left, short right) {
            int step = (int) (frames++ / framesPerStep);
            if (step == loudest[0].length) {
                loudest = new int[][] {Arrays.copyOf(loudest[0], 2 * step), Arrays.copyOf(loudest[1], 2 * step)};
            }
            loudest[0][step] = Math.max(loudest[0][step], Math.abs((int) left));
            loudest[1][step] = Math.max(loudest[1][step], Math.abs((int) right));
        }

        /** As many as wanted, or one a step of a recording that has not got so many. */
        List<Integer> parts(int side, int wanted) {
            int steps = (int) ((frames + framesPerStep - 1) / framesPerStep);
            int parts = Math.min(wanted, steps);
            return IntStream.range(0, parts)
                    .map(part ->
                            loudest(side, (int) ((long) part * steps / parts), (int) ((part + 1L) * steps / parts)))
                    .boxed()
                    .toList();
        }

        private int loudest(int side, int from, int to) {
            int most = 0;
            for (int step = from; step < to; step++) {
                most = Math.max(most, loudest[side][step]);
            }
            return Math.round(most * 100f / FULL);
        }
    }
}
