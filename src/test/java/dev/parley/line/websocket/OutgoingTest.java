package dev.parley.line.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audio.Frame;
import dev.parley.line.Playout;
import dev.parley.line.websocket.MediaMessage.Command;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an Asterisk in virtual time that plays a frame every 20 ms by its own clock. */
class OutgoingTest {
    private static final double TURN = 20e6;

    private final Playout playout = new Playout();
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    private final List<Integer> played = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final Outgoing outgoing = new Outgoing(playout, this::sound, this::command);
    private double asteriskTurn = TURN;
    private double asteriskDue = 7e6;
    private int deepest;
    private long now;

    @Test
    void twoFramesGoAheadAndNeverMore() {
        say(1, 100);
        turns(50);
        assertThat(deepest).isEqualTo(2);
        assertThat(played).startsWith(1, 2, 3, 4, 5).doesNotContain(0);
    }

    @Test
    void whatTheCallerHearsIsToldWhenItIsPlayed() {
        say(1, 3);
        var told = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            told.add(level(turn(1)));
        }
        assertThat(told).containsExactly(0, 1, 2, 3, 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.005, 0.995})
    void aClockThatIsOffMakesNeitherGapsNorABacklog(double asterisksSpeed) {
        asteriskTurn = TURN / asterisksSpeed;
        say(1, 3000);
        turns(2900);
        assertThat(deepest).isLessThanOrEqualTo(3);
        assertThat(played).doesNotContain(0).isSorted();
        assertThat(played.size()).isGreaterThan(2850);
    }

    @Test
    void aMachineThatStoodStillDoesNotQueueUpWhatItMissed() {
        say(1, 500);
        turns(20);
        skip(300);
        for (int i = 0; i < 5; i++) {
            turnAtOnce();
        }
        turns(50);
        assertThat(deepest).isEqualTo(2);
        var heard = played.stream().filter(level -> level != 0).toList();
        assertThat(heard)
                .isEqualTo(IntStream.rangeClosed(1, heard.size()).boxed().toList());
    }

    @Test
    void aFlushTakesBackWhatIsAheadAndFadesFromTheEarsPlace() {
        say(1000, 100);
        turns(20);
        int heardLast = played.getLast();
        playout.flush();
        turns(5);
        assertThat(commands).contains(Command.FLUSH_MEDIA);
        // half-way through the fade of the very next frame, and nothing after it
        assertThat(played.subList(20, 25))
                .contains((heardLast + 1) / 2)
                .contains(0)
                .noneMatch(v -> v > heardLast + 1);
        assertThat(played.getLast()).isZero();
    }

    @Test
    void whatComesAfterAFlushFollowsTheFade() {
        say(1000, 100);
        turns(20);
        playout.flush();
        say(3000, 10);
        turns(15);
        assertThat(played).containsSubsequence(3000, 3001, 3002, 3009);
        assertThat(played).doesNotContain(1030);
    }

    @Test
    void aFlushOfNothingSaysNothing() {
        turns(5);
        playout.flush();
        turns(5);
        assertThat(commands).isEmpty();
    }

    @Test
    void aFullQueueIsGivenNothingUntilThereIsRoom() {
        say(1, 100);
        turns(10);
        outgoing.full(true);
        turns(10);
        int last = played.stream().mapToInt(v -> v).max().orElseThrow();
        assertThat(played.getLast()).isZero();
        outgoing.full(false);
        turns(10);
        assertThat(played).containsSubsequence(last, last + 1, last + 2);
    }

    @Test
    void silenceIsLeftToAsterisk() {
        turns(100);
        assertThat(queue).isEmpty();
        assertThat(commands).isEmpty();
        assertThat(played).containsOnly(0);
    }

    private void say(int first, int count) {
        for (int i = 0; i < count; i++) {
            playout.add(frame(first + i));
        }
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            turn(1);
        }
    }

    private Frame turn(int turns) {
        var heard = turnAtOnce();
        skip(20 * turns);
        return heard;
    }

    private Frame turnAtOnce() {
        var heard = outgoing.turn(now);
        deepest = Math.max(deepest, queue.size());
        return heard;
    }

    /** Time passes, and Asterisk plays. */
    private void skip(int millis) {
        now += millis * 1_000_000L;
        while (asteriskDue <= now) {
            played.add(queue.isEmpty() ? 0 : queue.poll());
            asteriskDue += asteriskTurn;
        }
    }

    /** The middle sample of what was sent, little-endian. */
    private void sound(Buffer payload) {
        assertThat(payload.length()).isEqualTo(640);
        queue.add((int) payload.getShortLE(320));
    }

    private void command(Command command) {
        commands.add(command);
        switch (command) {
            case FLUSH_MEDIA -> queue.clear();
            case GET_STATUS -> outgoing.queued(queue.size());
        }
    }

    private static int level(Frame frame) {
        return frame.samples()[160];
    }

    private static Frame frame(int value) {
        var samples = new short[320];
        Arrays.fill(samples, (short) value);
        return new Frame(samples, 16_000);
    }
}
