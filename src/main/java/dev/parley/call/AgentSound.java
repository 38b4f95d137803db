package dev.parley.call;

import dev.parley.audio.Frame;
import dev.parley.line.Playout;
import dev.parley.speak.Mouth;
import dev.parley.speak.Sentence;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The agent's utterances on their way to the caller's ear: synthesised at once, or before they are wanted, and played in
 * order. Lives on the call's context.
 */
final class AgentSound {
    private static final Logger LOG = Logger.getLogger(AgentSound.class);

    /** What a mark in the playout stands for, in its two lowest bits. */
    private static final int STARTS = 0;

    private static final int HEARD = 1;
    private static final int ENDS = 2;
    /** dBFS; the first frame above it is heard. */
    private static final double AUDIBLE = -50;

    private final Mouth mouth;
    private final String language;
    private final int rateHz;
    private final Playout playout;
    private final Executor executor;
    private final Consumer<Happening> told;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private final Map<String, Piece> prepared = new HashMap<>();

    AgentSound(Mouth mouth, String language, int rateHz, Playout playout, Executor executor, Consumer<Happening> told) {
        this.mouth = mouth;
        this.language = language;
        this.rateHz = rateHz;
        this.playout = playout;
        this.executor = executor;
        this.told = told;
        playout.onMark(mark -> executor.execute(() -> told.accept(reached(mark))));
    }

    /** Synthesises what will probably be said, and keeps it until it is or is forgotten. */
    void prepare(String words) {
        prepared.computeIfAbsent(words, this::synthesise);
    }

    /** What was prepared is not wanted. */
    void forget() {
        prepared.values().forEach(Piece::cancel);
        prepared.clear();
    }

    void say(int utterance, String words) {
        var piece = Optional.ofNullable(prepared.remove(words)).orElseGet(() -> synthesise(words));
        pieces.add(piece);
        piece.become(utterance);
        play();
    }

    void hush() {
        pieces.forEach(Piece::cancel);
        pieces.clear();
        playout.flush();
    }

    private Piece synthesise(String words) {
        var piece = new Piece();
        piece.synthesis = mouth.say(new Sentence(words, language), rateHz)
                .emitOn(executor)
                .subscribe()
                .with(piece::add, piece::fail, piece::complete);
        return piece;
    }

    private static Happening reached(long mark) {
        int utterance = (int) (mark >> 2);
        return switch ((int) mark & 3) {
            case STARTS -> new Happening.Started(utterance);
            case HEARD -> new Happening.Heard(utterance);
            default -> new Happening.Played(utterance);
        };
    }

    private void play() {
        while (!pieces.isEmpty() && pieces.peek().playOut()) {
            pieces.remove();
        }
    }

    private final class Piece {
        private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
        private OptionalInt utterance = OptionalInt.empty();
        private Cancellable synthesis = () -> {};
        private int frames;
        private boolean started;
        private boolean audible;
        private boolean complete;
        private boolean failed;
        private boolean cancelled;

        /** It is to be said now. */
        private void become(int number) {
            utterance = OptionalInt.of(number);
            tell();
        }

        private void add(Frame frame) {
            if (!cancelled) {
                waiting.add(frame);
                if (frames++ == 0) {
                    tell();
                }
                play();
            }
        }

        private void complete() {
            if (!cancelled) {
                complete = true;
                tell();
                play();
            }
        }

        private void fail(Throwable failure) {
            LOG.warn(failure.getMessage());
            failed = frames == 0;
            complete = frames > 0;
            if (!cancelled) {
                tell();
                play();
            }
        }

        /** How far it has come, once it is known what it is. */
        private void tell() {
            if (utterance.isEmpty()) {
                return;
            }
            int number = utterance.getAsInt();
            if (failed) {
                told.accept(new Happening.Mute(number));
            } else if (frames > 0) {
                told.accept(new Happening.Sounded(number));
            }
            if (complete) {
                told.accept(new Happening.Measured(number, frames * Frame.MILLIS));
            }
        }

        /** Hands over what is there; true when that was all of it. */
        private boolean playOut() {
            if (utterance.isEmpty()) {
                return false;
            }
            if (!started && (!waiting.isEmpty() || complete)) {
                started = true;
                mark(STARTS);
            }
            waiting.forEach(this::handOver);
            waiting.clear();
            if (complete) {
                mark(ENDS);
            }
            return complete;
        }

        private void handOver(Frame frame) {
            if (!audible && frame.level() > AUDIBLE) {
                audible = true;
                mark(HEARD);
            }
            playout.add(frame);
        }

        private void mark(int what) {
            playout.mark((long) utterance.orElseThrow() << 2 | what);
        }

        private void cancel() {
            cancelled = true;
            synthesis.cancel();
        }
    }
}
