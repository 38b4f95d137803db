package dev.parley.call;

import dev.parley.qualify.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a conversation is. Times are of the call's clock, in ms since it was answered. */
sealed interface State {
    /** What the agent is saying, as far as it still counts as being said. */
    default Optional<Speaking> speech() {
        return Optional.empty();
    }

    /** Words after words. */
    static String join(String heard, String more) {
        return (heard + " " + more).strip();
    }

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
     * @param guesses how often a reply was asked for before the turn was known to be over
     */
    record CallerSpeaking(
            long since,
            long floorSince,
            boolean owed,
            long voicedAt,
            long askedAt,
            boolean waiting,
            String partial,
            int guesses)
            implements State {
        CallerSpeaking voiced(long now) {
            return new CallerSpeaking(since, floorSince, owed, now, askedAt, waiting, partial, guesses);
        }

        CallerSpeaking asked(long now) {
            return new CallerSpeaking(since, floorSince, owed, voicedAt, now, true, partial, guesses);
        }

        CallerSpeaking heard(String text) {
            return new CallerSpeaking(since, floorSince, owed, voicedAt, askedAt, false, text, guesses);
        }

        CallerSpeaking guessed() {
            return new CallerSpeaking(since, floorSince, owed, voicedAt, askedAt, waiting, partial, guesses + 1);
        }
    }

    /**
     * The caller paused; the whole turn is being transcribed and a reply to it found while the decision ripens.
     *
     * @param sound whether it sounds as if the turn were over
     * @param forced whether the turn is over in any case
     */
    record MaybeEnd(
            CallerSpeaking turn,
            SpeechWindow window,
            long askedAt,
            Optional<Words> words,
            Optional<Guess> guess,
            EndOfTurn.Verdict sound,
            boolean forced)
            implements State {
        MaybeEnd ripening(SpeechWindow now) {
            return new MaybeEnd(turn, now, askedAt, words, guess, sound, forced);
        }

        MaybeEnd understood(Words now) {
            return new MaybeEnd(turn, window, askedAt, Optional.of(now), guess, sound, forced);
        }

        MaybeEnd guessing(Guess now) {
            return new MaybeEnd(turn.guessed(), window, askedAt, words, Optional.of(now), sound, forced);
        }

        MaybeEnd guessed(Happening more, long now) {
            return new MaybeEnd(turn, window, askedAt, words, guess.map(g -> g.plus(more, now)), sound, forced);
        }

        MaybeEnd sounding(EndOfTurn.Verdict now) {
            return new MaybeEnd(turn, window, askedAt, words, guess, now, forced);
        }

        MaybeEnd over() {
            return new MaybeEnd(turn, window, askedAt, words, guess, sound, true);
        }
    }

    /**
     * What the ear made of a turn.
     *
     * @param at when it said so
     * @param patience silence that ends a turn of these words
     */
    record Words(String text, long at, Duration patience) {}

    /**
     * The reply is being found.
     *
     * @param filled whether a filler was said
     * @param paused whether the caller has fallen silent at all; one who never stops is answered all the same
     */
    record Thinking(Step step, Timing timing, boolean filled, boolean paused, SpeechWindow window) implements State {
        Thinking begun(long now) {
            return timed(timing.firstToken(now));
        }

        Thinking timed(Timing now) {
            return new Thinking(step, now, filled, paused, window);
        }
    }

    /**
     * The agent speaks.
     *
     * @param queue what is still to be heard, the first of it now
     * @param heard what was heard of this reply
     * @param more whether more words may come from the mind
     * @param wordsAt when the last words came
     * @param tolerant whether a sound over it that was nothing has stopped it once already
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
            SpeechWindow window,
            boolean tolerant)
            implements State {
        @Override
        public Optional<Speaking> speech() {
            return Optional.of(this);
        }

        @Override
        public String label() {
            return greeting ? "Greeting" : next == Step.Next.CLOSE ? "Closing" : "Speaking";
        }

        Speaking withQueue(List<Utterance> now) {
            return new Speaking(
                    List.copyOf(now), heard, more, wordsAt, startedAt, next, timing, greeting, window, tolerant);
        }

        Speaking heard(String now) {
            return new Speaking(queue, now, more, wordsAt, startedAt, next, timing, greeting, window, tolerant);
        }

        Speaking listening(SpeechWindow now) {
            return new Speaking(queue, heard, more, wordsAt, startedAt, next, timing, greeting, now, tolerant);
        }

        /** The first sound of the reply was heard, unless some was already. */
        Speaking startedAt(long now) {
            return startedAt.isPresent()
                    ? this
                    : new Speaking(
                            queue,
                            heard,
                            more,
                            wordsAt,
                            Optional.of(now),
                            next,
                            timing.playout(now),
                            greeting,
                            window,
                            tolerant);
        }

        Speaking firstWords(long now) {
            return timed(timing.firstWords(now));
        }

        Speaking timed(Timing now) {
            return new Speaking(queue, heard, more, wordsAt, startedAt, next, now, greeting, window, tolerant);
        }

        boolean says(int utterance) {
            return queue.stream().anyMatch(each -> each.id() == utterance);
        }

        /** No more words will come. */
        Speaking complete() {
            return new Speaking(queue, heard, false, wordsAt, startedAt, next, timing, greeting, window, tolerant);
        }

        /** What was heard of it when it is cut off now. */
        String heardUntil(long now) {
            return queue.isEmpty() ? heard : join(heard, queue.getFirst().heardUntil(now));
        }

        /** What sounded over it was nothing, and the like of it need not stop it again. */
        Speaking undisturbed(SpeechWindow now) {
            return new Speaking(queue, heard, more, wordsAt, startedAt, next, timing, greeting, now, true);
        }

        Speaking then(Step.Next now) {
            return new Speaking(queue, heard, more, wordsAt, startedAt, now, timing, greeting, window, tolerant);
        }
    }

    /**
     * Something sounds over the agent's words: they are lowered, then held back, until it is clear what it is.
     *
     * @param saying what the agent says; when it is cut off, no more than was heard of it
     * @param cut what is to be said again when the caller wanted nothing
     * @param since when the sound began
     * @param voiced how much of it was voiced, in ms
     * @param voicedAt when that was last the case
     * @param askedAt when the ear was last asked what it is
     * @param waiting whether its answer is still to come
     * @param words what it made of the sound
     */
    record Ducked(
            Speaking saying,
            Optional<Cut> cut,
            long since,
            long voiced,
            long voicedAt,
            long askedAt,
            boolean waiting,
            String words)
            implements State {
        @Override
        public Optional<Speaking> speech() {
            return Optional.of(saying);
        }

        Ducked saying(Speaking now) {
            return new Ducked(now, cut, since, voiced, voicedAt, askedAt, waiting, words);
        }

        Ducked cut(Speaking heard, Cut rest) {
            return new Ducked(heard, Optional.of(rest), since, voiced, voicedAt, askedAt, waiting, words);
        }

        Ducked voiced(long more, long now) {
            return new Ducked(saying, cut, since, voiced + more, now, askedAt, waiting, words);
        }

        Ducked asked(long now) {
            return new Ducked(saying, cut, since, voiced, voicedAt, now, true, words);
        }

        Ducked heard(String now) {
            return new Ducked(saying, cut, since, voiced, voicedAt, askedAt, false, now);
        }
    }

    /**
     * Words held back.
     *
     * @param heard what was heard before them
     * @param rest the sentences to come, from the beginning of the clause that was cut off
     */
    record Cut(String heard, List<String> rest) {
        Cut plus(List<String> more) {
            return new Cut(heard, Stream.concat(rest.stream(), more.stream()).toList());
        }
    }

    /**
     * The caller is on the way to somebody else.
     *
     * @param mute whether no voice is left to come back with
     */
    record HandingOver(Phase phase, boolean mute) implements State {
        HandingOver in(Phase now) {
            return new HandingOver(now, mute);
        }
    }

    /** How far a hand-over has come. */
    sealed interface Phase {
        /** A person's phone rings. */
        record Ringing() implements Phase {}

        /**
         * The person took the call and is told who it is; the caller hears the phone ring.
         *
         * @param last the utterance after which the two are brought together
         */
        record Briefing(int last, long since) implements Phase {}

        /** The two are being brought together. */
        record Joining(long since) implements Phase {}

        /** We are on the way back to the caller. */
        record Returning(long since) implements Phase {}

        /** The caller is being sent to another extension for good. */
        record Sending() implements Phase {}
    }

    /** Somebody else has the call; what the caller says is still written down where that is wanted. */
    record HandedOver(Overheard overheard) implements State {}

    /** The last words were said; the line is being hung up. */
    record Closing() implements State {}

    record Ended() implements State {}
}
