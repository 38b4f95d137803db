package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Frame;
import dev.parley.qualify.CardNumbers;
import dev.parley.qualify.CardParts;
import dev.parley.qualify.Expecting;
import dev.parley.qualify.Profile;
import dev.parley.talk.Recorder;
import dev.parley.talk.RecordingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The caller's frames are full of ones, the agent's of twos; the tape is one number a frame, the sum of both. */
class TapingTest {
    private static final int RATE = 8000;

    private final List<RecordingState> told = new ArrayList<>();
    private final Tape tape = new Tape();
    private final Taping taping = new Taping(
            VirtualCall.config(Map.of()),
            CardNumbers.of(Profile.named("investment")),
            new CardTurns(CardParts.of(Profile.named("investment")), TurnWords.in("en")),
            told::add);

    TapingTest() {
        taping.open(tape);
    }

    @Test
    void bothSidesAreRecorded() {
        run(100);
        taping.close();
        assertThat(tape.frames).hasSize(5).containsOnly(3);
        assertThat(tape.closed).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void theCallersKeysPauseAndResumeAndTheRestStaysWhereItWas() {
        run(200);
        assertThat(press("*#")).containsExactly(false, true);
        run(100);
        assertThat(press("*#")).containsExactly(false, true);
        run(60);
        assertThat(tape.frames).containsExactly(frames(10, 3, 5, 0, 3, 3));
        assertThat(told).containsExactly(RecordingState.PAUSED, RecordingState.RUNNING);
    }

    @Test
    void aModelThatForgetsToResumeIsResumedForIt() {
        taping.pauseByModel(true);
        run(130_000);
        assertThat(tape.frames).containsExactly(frames(6000, 0, 500, 3));
        assertThat(told).containsExactly(RecordingState.PAUSED, RecordingState.RUNNING);
    }

    @Test
    void theModelResumesWhatItPaused() {
        taping.pauseByModel(true);
        run(100);
        taping.pauseByModel(true);
        run(100);
        taping.pauseByModel(false);
        taping.pauseByModel(false);
        run(20);
        assertThat(tape.frames).containsExactly(frames(10, 0, 1, 3));
        assertThat(told).containsExactly(RecordingState.PAUSED, RecordingState.RUNNING);
    }

    @Test
    void whatTheCallerPausedTheModelCannotResume() {
        press("*#");
        taping.pauseByModel(false);
        run(20);
        assertThat(tape.frames).containsExactly(0);
        assertThat(told).containsExactly(RecordingState.PAUSED);
    }

    @Test
    void theKeysResumeWhatTheModelPaused() {
        taping.pauseByModel(true);
        press("*#");
        run(20);
        assertThat(tape.frames).containsExactly(3);
    }

    @Test
    void aTurnWithACardNumberIsErasedFromItsStartToItsEnd() {
        run(1000);
        speak(2000);
        assertThat(taping.heardSoFar("my card is 4111 11", Expecting.ANYTHING, 700))
                .isEqualTo("my card is 4111 11");
        assertThat(tape.held).isTrue();
        speak(3000);
        assertThat(taping.heard("my card is 4111 1111 1111 1111", Expecting.ANYTHING, "", 700)
                        .words())
                .isEqualTo("my card is •••• 1111");
        speak(400);
        run(1000);
        assertThat(tape.held).isFalse();
        assertThat(tape.frames).containsExactly(frames(35, 3, 286, 0, 49, 3));
    }

    @Test
    void aCardNumberInTwoTurnsIsErasedFromTheFirstToTheSecond() {
        run(1000);
        speak(1000);
        assertThat(taping.heard("my number is 4111 1111", Expecting.ANYTHING, "", 900)
                        .words())
                .isEqualTo("my number is 4111 1111");
        run(2000);
        assertThat(tape.held).isFalse();
        speak(1000);
        assertThat(taping.heard("1111 1111", Expecting.ANYTHING, "", 3900).since())
                .isEqualTo(900);
        run(1000);
        // from 900 ms to the frame after the second turn
        assertThat(tape.frames).containsExactly(frames(45, 3, 206, 0, 49, 3));
    }

    @Test
    void aPhoneNumberInTwoTurnsIsKept() {
        speak(1000);
        taping.heard("you can call 415 555", Expecting.ANYTHING, "", 0);
        run(1000);
        speak(1000);
        taping.heardSoFar("0123", Expecting.ANYTHING, 1900);
        assertThat(taping.heard("0123", Expecting.ANYTHING, "", 1900).words()).isEqualTo("0123");
        run(1000);
        assertThat(tape.held).isFalse();
        assertThat(tape.frames).hasSize(200).containsOnly(3);
    }

    @Test
    void whatMightHaveBecomeACardNumberAndDidNotIsKept() {
        speak(1000);
        taping.heardSoFar("you can call 415 555 0", Expecting.ANYTHING, 0);
        assertThat(tape.held).isTrue();
        speak(1000);
        assertThat(taping.heard("you can call 415 555 0123", Expecting.ANYTHING, "", 0)
                        .words())
                .isEqualTo("you can call 415 555 0123");
        run(20);
        assertThat(tape.held).isFalse();
        assertThat(tape.frames).hasSize(101).containsOnly(3);
    }

    @Test
    void aCardNumberThatIsKeyedInIsErased() {
        run(1000);
        for (var key : "4111111111111111".toCharArray()) {
            taping.toggledBy(key);
            run(200);
        }
        taping.toggledBy('#');
        run(100);
        // from 300 ms before the first key to the # and the frame after it
        assertThat(tape.frames).containsExactly(frames(35, 3, 176, 0, 4, 3));
    }

    @Test
    void anAmountThatIsKeyedInIsKept() {
        for (var key : "500000#".toCharArray()) {
            taping.toggledBy(key);
            run(200);
        }
        assertThat(tape.frames).containsOnly(3);
        assertThat(tape.held).isFalse();
    }

    @Test
    void aNoDropsWhatWasKept() {
        taping.allow(Optional.empty());
        run(100);
        taping.allow(Optional.of(false));
        run(100);
        taping.close();
        assertThat(tape.dropped).isTrue();
        assertThat(tape.frames).hasSize(5);
        assertThat(tape.closed).isFalse();
        assertThat(told).containsExactly(RecordingState.REFUSED);
    }

    @Test
    void aYesKeepsEverything() {
        taping.allow(Optional.empty());
        run(100);
        taping.allow(Optional.of(true));
        run(100);
        taping.close();
        assertThat(tape.frames).hasSize(10).containsOnly(3);
        assertThat(tape.closed).isTrue();
    }

    @Test
    void aCallThatEndsBeforeTheAnswerIsNotKept() {
        taping.allow(Optional.empty());
        run(100);
        taping.close();
        assertThat(tape.dropped).isTrue();
    }

    private List<Boolean> press(String keys) {
        return keys.chars().mapToObj(key -> taping.toggledBy((char) key)).toList();
    }

    private void run(int millis) {
        add(millis, false);
    }

    private void speak(int millis) {
        add(millis, true);
    }

    private void add(int millis, boolean callersTurn) {
        for (int i = 0; i < millis / 20; i++) {
            taping.add(full((short) 1), full((short) 2), callersTurn);
        }
    }

    private static Frame full(short sample) {
        var samples = new short[RATE / 50];
        Arrays.fill(samples, sample);
        return new Frame(samples, RATE);
    }

    /** Pairs of how many and what. */
    private static Integer[] frames(int... runs) {
        var all = new ArrayList<Integer>();
        for (int i = 0; i < runs.length; i += 2) {
            for (int j = 0; j < runs[i]; j++) {
                all.add(runs[i + 1]);
            }
        }
        return all.toArray(Integer[]::new);
    }

    private static final class Tape implements Recorder.Recording {
        private final List<Integer> frames = new ArrayList<>();
        private boolean held;
        private boolean closed;
        private boolean dropped;

        @Override
        public void add(short[] caller, short[] agent) {
            assertThat(caller).hasSize(RATE / 50);
            frames.add(caller[0] + agent[0]);
        }

        @Override
        public void erase(long from, long to) {
            for (long at = from; at < to; at += 20) {
                frames.set((int) at / 20, 0);
            }
        }

        @Override
        public void hold(boolean now) {
            held = now;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public void drop() {
            dropped = true;
        }
    }
}
