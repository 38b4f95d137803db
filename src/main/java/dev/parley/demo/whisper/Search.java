package dev.parley.demo.whisper;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks for taught sentences in one stretch of sound: roughly, every 40 ms, then closely where that looks good. */
final class Search {
    private static final int CANDIDATES = 6;
    private static final int SHORTEST = 10;
    /** How much earlier than the sentence speech may seem to begin: breath, a click, the end of something else. */
    private static final int LEAD_IN = 30;
    /** What is this far into a sentence is no beginning. */
    private static final int WITHIN = 25;
    /** A silence between two stretches of speech. */
    private static final int GAP = 10;

    private static final int ENOUGH_FROM_THE_START = 25;
    private static final int ENOUGH_FROM_WITHIN = 60;
    private static final double ENOUGH_OF_A_WHOLE = 0.6;

    private final Spectrogram heard;
    private final float[][] coarse;
    private final float[][] directions;
    private final int[] voicedBefore;

    Search(Spectrogram heard) {
        this.heard = heard;
        this.coarse = heard.coarse();
        this.directions = heard.directions();
        this.voicedBefore = new int[heard.frames() + 1];
        for (int i = 0; i < heard.frames(); i++) {
            voicedBefore[i + 1] = voicedBefore[i] + (heard.voiced()[i] ? 1 : 0);
        }
    }

    int nextVoiced(int from) {
        int frame = from;
        while (frame < heard.frames() && !heard.voiced()[frame]) {
            frame++;
        }
        return frame;
    }

    /** Where the next silence begins. */
    int endOfBurst(int from) {
        int frame = from + 1;
        while (frame < heard.frames() && voiced(frame, frame + GAP) > 0) {
            frame++;
        }
        return frame;
    }

    /** The taught sentence that best explains the speech from here on. */
    Optional<Match> from(int cursor, List<Utterance> utterances) {
        return utterances.stream()
                .map(utterance -> roughly(cursor, utterance))
                .sorted(Comparator.comparingDouble(Rough::worth).reversed())
                .limit(CANDIDATES)
                .flatMap(rough -> closely(cursor, rough).stream())
                .max(Comparator.comparingDouble(Match::worth));
    }

    private Rough roughly(int cursor, Utterance utterance) {
        int first = (cursor - utterance.frames()) / Spectrogram.COARSE;
        int last = (cursor + LEAD_IN) / Spectrogram.COARSE + Alignment.FARTHEST / Spectrogram.COARSE;
        return IntStream.rangeClosed(first, last)
                .mapToObj(shift -> new Rough(utterance, shift, alike(cursor, utterance, shift)))
                .max(Comparator.comparingDouble(Rough::worth))
                .orElseThrow();
    }

    /** How long and how much alike the best stretch is that lies between two shifts of what follows. */
    private double alike(int cursor, Utterance utterance, int shift) {
        int to = Math.min(coarse.length, shift + utterance.coarse().length);
        double best = 0;
        double stretch = 0;
        for (int i = Math.max(cursor / Spectrogram.COARSE, shift); i < to; i++) {
            stretch = Math.max(0, stretch + Alignment.gain(coarse[i], utterance.coarse()[i - shift]));
            best = Math.max(best, stretch);
        }
        return best;
    }

    private Optional<Match> closely(int cursor, Rough rough) {
        int shift = rough.shift() * Spectrogram.COARSE;
        int limit = lastVoiced(cursor, shift + rough.utterance().frames() + Alignment.FARTHEST);
        return Alignment.of(directions, rough.utterance(), cursor, limit, shift)
                .flatMap(path -> at(cursor, rough.utterance(), path));
    }

    private Optional<Match> at(int cursor, Utterance utterance, Path middle) {
        int from = Math.max(cursor, middle.from() - middle.first());
        int to = lastVoiced(cursor, middle.to() - middle.end() + utterance.frames());
        if (to - from < SHORTEST) {
            return Optional.empty();
        }
        var path = middle.reaching(from, to);
        return Optional.of(Match.along(path, utterance, voiced(from, to)))
                .filter(match -> isEnough(match) && !isTornOff(match))
                .flatMap(match -> Scrutiny.of(heard, match, path));
    }

    private static boolean isEnough(Match match) {
        if (match.isWhole()) {
            return match.voiced() >= ENOUGH_OF_A_WHOLE * match.utterance().voiced();
        }
        return match.voiced() >= (match.first() > WITHIN ? ENOUGH_FROM_WITHIN : ENOUGH_FROM_THE_START);
    }

    /** A part counts where speech begins or ends, not where it goes on with something else: there sound is missing. */
    private boolean isTornOff(Match match) {
        boolean lacksItsBeginning = match.first() > WITHIN;
        boolean lacksItsEnd = match.end() < match.utterance().frames() - WITHIN;
        return lacksItsBeginning && voiced(match.from() - GAP, match.from()) > 0
                || lacksItsEnd && voiced(match.to(), match.to() + GAP) > 0;
    }

    /** The frame after the last voiced one before the limit. */
    private int lastVoiced(int cursor, int limit) {
        int frame = Math.min(limit, heard.frames());
        while (frame > cursor && !heard.voiced()[frame - 1]) {
            frame--;
        }
        return frame;
    }

    private int voiced(int from, int to) {
        return voicedBefore[Math.clamp(to, 0, heard.frames())] - voicedBefore[Math.max(0, from)];
    }

    /**
     * A sentence that may be there.
     *
     * @param shift at which coarse frame it begins, or would have begun
     */
    private record Rough(Utterance utterance, int shift, double worth) {}
}
