package dev.parley.audio;

/**
 * A fast Fourier transform of real samples, of one size and in place: a complex one of half the size over pairs of
 * samples, then taken apart. Holds only tables: any thread.
 */
public final class Fft {
    private final int size;
    /** Half the size: the number of pairs. */
    private final int pairs;
    /** Which pairs change places first, two by two. */
    private final int[] swaps;
    /** For each stage from the third on, one after the other, so that each stage reads them in a row. */
    private final float[] cosines;

    private final float[] sines;
    private final float[] splitCosines;
    private final float[] splitSines;

    /** @param size a power of two, 16 or more */
    public Fft(int size) {
        this.size = size;
        pairs = size / 2;
        swaps = swaps(pairs);
        cosines = new float[pairs];
        sines = new float[pairs];
        for (int half = 4; half < pairs; half *= 2) {
            for (int i = 0; i < half; i++) {
                cosines[half + i] = (float) Math.cos(Math.PI * i / half);
                sines[half + i] = (float) -Math.sin(Math.PI * i / half);
            }
        }
        splitCosines = new float[pairs / 2 + 1];
        splitSines = new float[pairs / 2 + 1];
        for (int i = 0; i <= pairs / 2; i++) {
            splitCosines[i] = (float) Math.cos(2 * Math.PI * i / size);
            splitSines[i] = (float) -Math.sin(2 * Math.PI * i / size);
        }
    }

    int size() {
        return size;
    }

    /**
     * @param real before, the samples 0, 2, 4, …; after, the real parts from 0 Hz to half the sample rate. Half the
     *     size and one more long
     * @param imaginary before, the samples 1, 3, 5, …; after, the imaginary parts
     */
    public void transform(float[] real, float[] imaginary) {
        reorder(real, imaginary);
        firstTwoStages(real, imaginary);
        stage(real, imaginary, 4);
        stage(real, imaginary, 8);
        stage(real, imaginary, 16);
        stage(real, imaginary, 32);
        stage(real, imaginary, 64);
        stage(real, imaginary, 128);
        for (int half = 256; half < pairs; half *= 2) {
            stage(real, imaginary, half);
        }
        split(real, imaginary);
    }

    /** The JIT makes vectors of the inner loop where it knows {@code half}, which is why that is a constant above. */
    private void stage(float[] real, float[] imaginary, int half) {
        for (int start = 0; start + half < pairs; start += 2 * half) {
            butterflies(real, imaginary, start, half);
        }
    }

    private void reorder(float[] real, float[] imaginary) {
        for (int i = 0; i < swaps.length; i += 2) {
            swap(real, swaps[i], swaps[i + 1]);
            swap(imaginary, swaps[i], swaps[i + 1]);
        }
    }

    /** Their factors are 1 and −i, which need no multiplication. */
    private void firstTwoStages(float[] real, float[] imaginary) {
        for (int i = 0; i < pairs; i += 4) {
            float sumReal = real[i] + real[i + 1];
            float sumImaginary = imaginary[i] + imaginary[i + 1];
            float differenceReal = real[i] - real[i + 1];
            float differenceImaginary = imaginary[i] - imaginary[i + 1];
            float laterSumReal = real[i + 2] + real[i + 3];
            float laterSumImaginary = imaginary[i + 2] + imaginary[i + 3];
            float laterDifferenceReal = real[i + 2] - real[i + 3];
            float laterDifferenceImaginary = imaginary[i + 2] - imaginary[i + 3];
            real[i] = sumReal + laterSumReal;
            imaginary[i] = sumImaginary + laterSumImaginary;
            real[i + 1] = differenceReal + laterDifferenceImaginary;
            imaginary[i + 1] = differenceImaginary - laterDifferenceReal;
            real[i + 2] = sumReal - laterSumReal;
            imaginary[i + 2] = sumImaginary - laterSumImaginary;
            real[i + 3] = differenceReal - laterDifferenceImaginary;
            imaginary[i + 3] = differenceImaginary + laterDifferenceReal;
        }
    }

    private void butterflies(float[] real, float[] imaginary, int start, int half) {
        for (int i = 0; i < half; i++) {
            int even = start + i;
            int odd = even + half;
            float cosine = cosines[half + i];
            float sine = sines[half + i];
            float oddReal = real[odd] * cosine - imaginary[odd] * sine;
            float oddImaginary = real[odd] * sine + imaginary[odd] * cosine;
            real[odd] = real[even] - oddReal;
            imaginary[odd] = imaginary[even] - oddImaginary;
            real[even] += oddReal;
            imaginary[even] += oddImaginary;
        }
    }

    /** From the transform of the pairs to that of the samples: bin i and its mirror image at once. */
    private void split(float[] real, float[] imaginary) {
        real[pairs] = real[0] - imaginary[0];
        imaginary[pairs] = 0;
        real[0] += imaginary[0];
        imaginary[0] = 0;
        for (int i = 1; i <= pairs / 2; i++) {
            int mirror = pairs - i;
            float evenReal = (real[i] + real[mirror]) / 2;
            float evenImaginary = (imaginary[i] - imaginary[mirror]) / 2;
            float oddReal = (imaginary[i] + imaginary[mirror]) / 2;
            float oddImaginary = (real[mirror] - real[i]) / 2;
            float turnedReal = oddReal * splitCosines[i] - oddImaginary * splitSines[i];
            float turnedImaginary = oddReal * splitSines[i] + oddImaginary * splitCosines[i];
            real[i] = evenReal + turnedReal;
            imaginary[i] = evenImaginary + turnedImaginary;
            real[mirror] = evenReal - turnedReal;
            imaginary[mirror] = turnedImaginary - evenImaginary;
        }
    }

    private static int[] swaps(int count) {
        int shift = Integer.numberOfLeadingZeros(count) + 1;
        var swaps = java.util.stream.IntStream.builder();
        for (int i = 0; i < count; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                swaps.add(i).add(j);
            }
        }
        return swaps.build().toArray();
    }

    private static void swap(float[] values, int i, int j) {
        float value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
