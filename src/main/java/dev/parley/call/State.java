package dev.parley.call;

import dev.parley.qualify.Step;
import java.util.List;
import java.util.Optional;

/** Where a conversation is. Times are of the call's clock, in ms since it was answered. */
sealed interface State {
    /** As shown on the live page. */
    default String label() {
        return getClass().getSimpleName();
    }

    /** Not answered yet. */
    record Ringing() implements State {}

    /** The caller's turn to speak or press keys. */
    record Listening(long since, SpeechWindow window) implements State {}

    /**
     * The caller speaks, or something sounds as if.
     *
     * @param floorSince since when it is the caller's turn
     * @param owed whether the caller cut something off that they still have to hear when this was only a noise
     * @param voicedAt when speech was last heard
     * @param askedAt when the last partial transcript was asked for
     * @param waiting whether it is still to come
     */
    record CallerSpeaking(
            long since, long floorSince, boolean owed, long voicedAt, long askedAt, boolean waiting, String partial)
            implements State {
        CallerSpeaking voiced(long now) {
            return new CallerSpeaking(since, floorSince, owed, now, askedAt, waiting, partial);
        }

        CallerSpeaking asked(long now) {
            return new CallerSpeaking(since, floorSince, owed, voicedAt, now, true, partial);
        }

        CallerSpeaking heard(String text) {
            return new CallerSpeaking(since, floorSince, owed, voicedAt, askedAt, false, text);
        }
    }

    /** The caller paused; the whole turn is being transcribed while the decision ripens. */
    record MaybeEnd(CallerSpeaking turn, SpeechWindow window, long askedAt, Optional<Words> words, boolean forced)
            implements State {}

    /** What the ear made of a turn, and when it said so. */
    record Words(String text, long at) {}

    /**
     * The reply is being found.
     *
     * @param filled whether a filler was said
     * @param paused whether the caller has fallen silent at all; one who never stops is answered all the same
     */
    record Thinking(Step step, Timing timing, boolean filled, boolean paused, SpeechWindow window) implements State {
        Thinking begun(long now) {
            return new Thinking(step, timing.firstToken(now), filled, paused, window);
        }
    }

    /**
     * The agent speaks.
     *
     * @param queue what is still to be heard, the first of it now
     * @param heard what was heard of this reply
     * @param more whether more words may come from the mind
     * @param wordsAt when the last words came
     */
    record Speaking(
            List<Utterance> queue,
            String heard,
            boolean more,
            long wordsAt,
            Optional<Long> startedAt,
            Step.Next next,
            Timing timing,
            boolean greeting,
            SpeechWindow window)
            implements State {
        @Override
        public String label() {
            return greeting ? "Greeting" : next == Step.Next.CLOSE ? "Closing" : "Speaking";
        }

        Speaking withQueue(List<Utterance> now) {
            return new Speaking(List.copyOf(now), heard, more, wordsAt, startedAt, next, timing, greeting, window);
        }

        Speaking heard(String now) {
            return new Speaking(queue, now, more, wordsAt, startedAt, next, timing, greeting, window);
        }

        Speaking listening(SpeechWindow now) {
            return new Speaking(queue, heard, more, wordsAt, startedAt, next, timing, greeting, now);
        }

        /** The first sound of the reply was heard, unless some was already. */
        Speaking startedAt(long now) {
            return startedAt.isPresent()
                    ? this
                    : new Speaking(
                            queue, heard, more, wordsAt, Optional.of(now), next, timing.playout(now), greeting, window);
        }

        Speaking firstWords(long now) {
            return timed(timing.firstWords(now));
        }

        Speaking timed(Timing now) {
            return new Speaking(queue, heard, more, wordsAt, startedAt, next, now, greeting, window);
        }

        boolean says(int utterance) {
            return queue.stream().anyMatch(each -> each.id() == utterance);
        }

        /** No more words will come. */
        Speaking complete() {
            return new Speaking(queue, heard, false, wordsAt, startedAt, next, timing, greeting, window);
        }

        Speaking then(Step.Next now) {
            return new Speaking(queue, heard, more, wordsAt, startedAt, now, timing, greeting, window);
        }
    }

    /** A person's phone rings; {@code mute} when no voice is left to come back with. */
    record HandingOver(boolean mute) implements State {}

    /** A person has the call. */
    record HandedOver() implements State {}

    /** The last words were said; the line is being hung up. */
    record Closing() implements State {}

    record Ended() implements State {}
}
