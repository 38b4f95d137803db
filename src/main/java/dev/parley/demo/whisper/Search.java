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
    private final int[] voicedBefore;

    Search(Spectrogram heard) {
        this.heard = heard;
        this.coarse = heard.coarse();
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
                .flatMap(utterance -> roughly(cursor, utterance).stream())
                .sorted(Comparator.comparingDouble(Match::worth).reversed())
                .limit(CANDIDATES)
                .flatMap(rough -> closely(cursor, rough).stream())
                .max(Comparator.comparingDouble(Match::worth));
    }

    private Optional<Match> roughly(int cursor, Utterance utterance) {
        int first = (cursor - utterance.frames()) / Spectrogram.COARSE;
        int last = (cursor + LEAD_IN) / Spectrogram.COARSE;
        return IntStream.rangeClosed(first, last)
                .mapToObj(shift -> roughly(cursor, utterance, shift))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Match::worth));
    }

    private Optional<Match> roughly(int cursor, Utterance utterance, int shift) {
        int step = Spectrogram.COARSE;
        int from = Math.max(cursor / step, shift);
        int to = IntStream.of(
                        lastVoiced(cursor, shift * step + utterance.frames()) / step,
                        coarse.length,
                        shift + utterance.coarse().length)
                .min()
                .getAsInt();
        if ((to - from) * step < SHORTEST) {
            return Optional.empty();
        }
        double likeness = new Comparison(coarse, utterance.coarse(), from, to, shift).cosine(from, to, 0);
        return Optional.of(
                new Match(utterance, from * step, to * step, shift * step, likeness, voiced(from * step, to * step)));
    }

    private Optional<Match> closely(int cursor, Match rough) {
        return IntStream.rangeClosed(rough.shift() - 2 * Spectrogram.COARSE, rough.shift() + 2 * Spectrogram.COARSE)
                .mapToObj(shift -> at(cursor, rough.utterance(), shift))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Match::worth))
                .filter(match -> isEnough(match) && !isTornOff(match))
                .flatMap(match -> Scrutiny.of(heard, match));
    }

    private Optional<Match> at(int cursor, Utterance utterance, int shift) {
        int from = Math.max(cursor, shift);
        int to = lastVoiced(cursor, shift + utterance.frames());
        if (to - from < SHORTEST) {
            return Optional.empty();
        }
        double likeness =
                new Comparison(heard.levels(), utterance.sound().levels(), from, to, shift).cosine(from, to, 0);
        return Optional.of(new Match(utterance, from, to, shift, likeness, voiced(from, to)));
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
}
