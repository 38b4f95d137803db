package dev.parley.audio;

/** A fast Fourier transform of one size, in place. Holds only tables: any thread. */
public final class Fft {
    private final int size;
    private final float[] cosines;
    private final float[] sines;

    /** @param size a power of two */
    public Fft(int size) {
        this.size = size;
        cosines = new float[size / 2];
        sines = new float[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosines[i] = (float) Math.cos(2 * Math.PI * i / size);
            sines[i] = (float) -Math.sin(2 * Math.PI * i / size);
        }
    }

    int size() {
        return size;
    }

    public void transform(float[] real, float[] imaginary) {
        reorder(real, imaginary);
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                butterflies(real, imaginary, start, half, stride);
            }
        }
    }

    private void butterflies(float[] real, float[] imaginary, int start, int half, int stride) {
        for (int i = 0; i < half; i++) {
            int even = start + i;
            int odd = even + half;
            float cosine = cosines[i * stride];
            float sine = sines[i * stride];
            float oddReal = real[odd] * cosine - imaginary[odd] * sine;
            float oddImaginary = real[odd] * sine + imaginary[odd] * cosine;
            real[odd] = real[even] - oddReal;
            imaginary[odd] = imaginary[even] - oddImaginary;
            real[even] += oddReal;
            imaginary[even] += oddImaginary;
        }
    }

    private void reorder(float[] real, float[] imaginary) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
    }

    private static void swap(float[] values, int i, int j) {
        float value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
