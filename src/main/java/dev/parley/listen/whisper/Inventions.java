package dev.parley.listen.whisper;

import dev.parley.listen.Subtitles;
import dev.parley.listen.whisper.VerboseJson.Segment;

/**
 * What whisper makes up when it hears no speech: segments that its own figures doubt, that repeat themselves, or that
 * are one of the subtitles it was trained on. Immutable.
 */
final class Inventions {
    private static final double LIKELY_NO_SPEECH = 0.6;
    private static final double DOUBTFUL = -1;
    private static final double REPETITIVE = 2.4;

    private final Subtitles subtitles = new Subtitles();

    boolean contain(Segment segment, String language) {
        return segment.noSpeech() > LIKELY_NO_SPEECH && segment.logProbability() < DOUBTFUL
                || segment.compression() > REPETITIVE
                || subtitles.contain(segment.text(), language);
    }
}
