package dev.parley.audio;

/**
 * Tells speech from silence and from noise, 20 ms at a time. A frame is speech when it stands out from the steady part
 * of the sound, band by band, and there is a voiced sound in it or was within the last 200 ms. So hiss, hum, clicks,
 * taps and breath are not speech, and neither is whispering; music is. A voice is noticed 40 to 60 ms after it starts,
 * from the first frame of a call on; a noise that starts is learned in 0.8 to 1 s. There is no hangover: pauses and
 * plosives are silence.
 *
 * <p>For one stream and one thread; 4 µs a frame of 8000 Hz, 6 of 16,000 Hz, and no allocation.
 */
public final class VoiceActivity {
    /** Quieter than this is silence. */
    private static final double SILENCE_DBFS = -58;

    private static final double ASSUMED_NOISE_DBFS = -66;
    /** On average over the bands; noise alone stays below 2. */
    private static final float STANDING_OUT_DB = 2;

    private static final float WELL_OUT_DB = 5;
    private static final float MOST_IN_A_BAND_DB = 25;
    /** Noise of any colour stays below 0.15, most voiced sounds are above 0.3. */
    private static final float VOICED = 0.17f;
    /** What is left of noise above its floor can look voiced: the less stands out, the more it must. */
    private static final float MORE_VOICED_PER_DB = 0.05f;

    /** Frames for which a voiced sound vouches for what follows it. */
    private static final int VOUCHED_FRAMES = 10;
    /** Frames for which a living, voiced sound is kept out of the noise floor: longer than anybody says "uhm". */
    private static final int SPARED_FRAMES = 150;

    private static final Fft FFT = new Fft(512);

    private final Spectrum spectrum = new Spectrum(FFT);
    private final Periodicity periodicity = new Periodicity(FFT, Spectrum.RATE_HZ, Spectrum.WINDOW);
    private final NoiseFloor floor = new NoiseFloor(Spectrum.BANDS, Spectrum.energyOfNoise(ASSUMED_NOISE_DBFS));
    private final Steadiness steadiness = new Steadiness();
    private final float[] levels = new float[Spectrum.BANDS];
    private final Resampler narrowband;
    private final short[] narrow = new short[Spectrum.WINDOW];
    private double levelDbfs = -100;
    private int voicedFrames;
    private int vouched;
    private int spared;

    /** @param rateHz of the frames to come, 8000 or 16000 */
    public VoiceActivity(int rateHz) {
        narrowband = new Resampler(rateHz, Spectrum.RATE_HZ);
    }

    /** Whether there is speech in the next frame. */
    public boolean isSpeech(Frame frame) {
        levelDbfs = level(frame);
        if (frame.rateHz() == Spectrum.RATE_HZ) {
            spectrum.add(frame.samples(), frame.samples().length);
        } else {
            spectrum.add(narrow, narrowband.process(frame.samples(), narrow));
        }
        float outstanding = outstanding();
        boolean standsOut = outstanding > STANDING_OUT_DB && levelDbfs > SILENCE_DBFS;
        boolean voiced = standsOut && isVoiced(outstanding);
        learn(steadiness.moves(levels) && voiced);
        voicedFrames = voiced ? voicedFrames + 1 : 0;
        vouched = voicedFrames > 1 ? VOUCHED_FRAMES : Math.max(0, vouched - 1);
        return standsOut && vouched > 0;
    }

    /** Of the last frame: its RMS in dB below a full-scale sample; −100 for digital silence. */
    public double levelDbfs() {
        return levelDbfs;
    }

    private void learn(boolean voice) {
        spared = voice ? spared + 1 : 0;
        if (spared == 0 || spared > SPARED_FRAMES) {
            floor.add(spectrum.energies());
        }
    }

    private boolean isVoiced(float outstanding) {
        float needed = VOICED + MORE_VOICED_PER_DB * Math.max(0, WELL_OUT_DB - outstanding);
        return periodicity.of(spectrum.above(floor)) > needed && !spectrum.isClick();
    }

    /** How far the sound is above the floor, in dB. */
    private float outstanding() {
        float sum = 0;
        var energies = spectrum.energies();
        for (int band = 0; band < levels.length; band++) {
            levels[band] = decibels(energies[band]);
            sum += Math.clamp(levels[band] - decibels(floor.of(band)), 0, MOST_IN_A_BAND_DB);
        }
        return sum / levels.length;
    }

    private static double level(Frame frame) {
        double sum = 0;
        for (short sample : frame.samples()) {
            sum += sample * sample;
        }
        return Math.max(-100, decibels(sum / frame.samples().length / (32768.0 * 32768)));
    }

    private static float decibels(double power) {
        return (float) (10 * Math.log10(power));
    }
}
