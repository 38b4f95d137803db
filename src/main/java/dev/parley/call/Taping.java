package dev.parley.call;

import dev.parley.audio.Frame;
import dev.parley.qualify.CardNumbers;
import dev.parley.qualify.Expecting;
import dev.parley.talk.Recorder;
import dev.parley.talk.RecordingState;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What of a call is recorded: nothing that the caller does not allow, no numbers of payment cards, and nothing while
 * somebody has paused it. Silence is recorded instead, so that everything else stays where it was. Times in ms of the
 * call's clock, on which the recording begins at 0. Lives on the call's context.
 */
final class Taping {
    /** A key is known a moment after its sound was. */
    private static final int BEFORE_A_KEY = 300;

    private final CallConfig config;
    private final CardNumbers cards;
    private final CardTurns earlier;
    private final Consumer<RecordingState> told;
    private Optional<Recorder.Recording> recording = Optional.empty();
    private Optional<Boolean> allowed = Optional.of(true);
    private KeySequence sequence;
    private short[] silence = {};
    private boolean pausedByKeys;
    private long pausedByModelUntil;
    private long now;
    private String keyed = "";
    private long keyedSince;
    private long keyedAt;
    private Optional<Long> cardSince = Optional.empty();

    /** @param told when the recording is paused, goes on, or is refused */
    Taping(CallConfig config, CardNumbers cards, CardTurns earlier, Consumer<RecordingState> told) {
        this.config = config;
        this.cards = cards;
        this.earlier = earlier;
        this.told = told;
        this.sequence = KeySequence.configured(config);
    }

    void open(Recorder.Recording opened) {
        recording = Optional.of(opened);
    }

    /** The next 20 ms. */
    void add(Frame caller, Frame agent, boolean callersTurn) {
        if (recording.isEmpty()) {
            return;
        }
        var silent = paused();
        if (silent && silence.length != caller.samples().length) {
            silence = new short[caller.samples().length];
        }
        recording.get().add(silent ? silence : caller.samples(), silent ? silence : agent.samples());
        now += Frame.MILLIS;
        if (pausedByModelUntil == now) {
            tell();
        }
        if (!keyed.isEmpty() && now - keyedAt > config.keypadPause().toMillis()) {
            keyed = "";
        }
        if (!callersTurn && keyed.isEmpty()) {
            settle();
        }
    }

    /** Whether the caller lets the call be recorded; empty while that is not known. */
    void allow(Optional<Boolean> answer) {
        if (answer.equals(allowed)) {
            return;
        }
        allowed = answer;
        if (!allowed.orElse(true)) {
            recording.ifPresent(Recorder.Recording::drop);
            recording = Optional.empty();
            told.accept(RecordingState.REFUSED);
        }
    }

    /** Until the model resumes it, or has forgotten to. */
    void pauseByModel(boolean pause) {
        var before = paused();
        pausedByModelUntil = pause ? now + config.recordingPause().toMillis() : 0;
        if (paused() != before) {
            tell();
        }
    }

    /** True when this key was the last of those that pause the recording or let it go on. */
    boolean toggledBy(char key) {
        watch(key);
        sequence = sequence.plus(key, now, config.keypadPause().toMillis());
        if (!sequence.complete()) {
            return false;
        }
        sequence = sequence.again();
        pausedByKeys = !paused();
        pausedByModelUntil = 0;
        tell();
        return true;
    }

    boolean paused() {
        return pausedByKeys || now < pausedByModelUntil;
    }

    /** What somebody is saying, fit to be shown. @param since when they began */
    String heardSoFar(String words, Expecting expecting, long since) {
        if (cards.beginIn(words, expecting) || earlier.mayBegin(words, since)) {
            hold();
        }
        var masked = cards.masked(words, expecting);
        if (!masked.equals(words)) {
            cardSince = Optional.of(cardSince.orElse(since));
        }
        return earlier.hiddenSoFar(cards.maskedSoFar(masked, expecting), expecting, since);
    }

    /**
     * What somebody said, fit to be kept.
     *
     * @param asked what the agent said before
     * @param since when they began
     */
    CardTurns.Found heard(String words, Expecting expecting, String asked, long since) {
        var masked = cards.masked(words, expecting);
        var begun = earlier.heard(masked, expecting, asked, since);
        var found = begun.orElse(new CardTurns.Found(since, masked));
        if (!found.words().equals(words)) {
            hold();
            cardSince = Optional.of(Math.min(cardSince.orElse(found.since()), found.since()));
        }
        return found;
    }

    /** No more sound. Without the consent that was asked for nothing is kept. */
    void close() {
        settle();
        recording.ifPresent(allowed.isPresent() ? Recorder.Recording::close : Recorder.Recording::drop);
        recording = Optional.empty();
    }

    private void watch(char key) {
        if (!Character.isDigit(key)) {
            keyed = "";
            return;
        }
        keyedSince = keyed.isEmpty() ? now : keyedSince;
        keyed += key;
        keyedAt = now;
        if (CardNumbers.begunIn(keyed)) {
            hold();
        }
        if (CardNumbers.keyed(keyed)) {
            cardSince = Optional.of(cardSince.orElse(Math.max(0, keyedSince - BEFORE_A_KEY)));
        }
    }

    private void hold() {
        recording.ifPresent(it -> it.hold(true));
    }

    /** The turn is over: a card's number in it is erased, and what was held back is recorded. */
    private void settle() {
        cardSince.ifPresent(since -> recording.ifPresent(it -> it.erase(since, now)));
        cardSince = Optional.empty();
        recording.ifPresent(it -> it.hold(false));
    }

    private void tell() {
        told.accept(paused() ? RecordingState.PAUSED : RecordingState.RUNNING);
    }
}
