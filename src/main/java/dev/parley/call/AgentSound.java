package dev.parley.call;

import dev.parley.audio.Frame;
import dev.parley.line.Playout;
import dev.parley.speak.Mouth;
import dev.parley.speak.Sentence;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The agent's utterances on their way to the caller's ear: synthesised at once, played in order. Lives on the call's
 * context.
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

    AgentSound(Mouth mouth, String language, int rateHz, Playout playout, Executor executor, Consumer<Happening> told) {
        this.mouth = mouth;
        this.language = language;
        this.rateHz = rateHz;
        this.playout = playout;
        this.executor = executor;
        this.told = told;
        playout.onMark(mark -> executor.execute(() -> told.accept(reached(mark))));
    }

    void say(int utterance, String words) {
        var piece = new Piece(utterance);
        pieces.add(piece);
        piece.synthesis = mouth.say(new Sentence(words, language), rateHz)
                .emitOn(executor)
                .subscribe()
                .with(piece::add, failure -> piece.fail(failure), piece::complete);
    }

    void hush() {
        pieces.forEach(Piece::cancel);
        pieces.clear();
        playout.flush();
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
        private final int utterance;
        private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
        private Cancellable synthesis = () -> {};
        private int frames;
        private boolean started;
        private boolean audible;
        private boolean complete;
        private boolean cancelled;

        Piece(int utterance) {
            this.utterance = utterance;
        }

        private void add(Frame frame) {
            if (!cancelled) {
                waiting.add(frame);
                if (frames++ == 0) {
                    told.accept(new Happening.Sounded(utterance));
                }
                play();
            }
        }

        private void complete() {
            if (!cancelled) {
                complete = true;
                told.accept(new Happening.Measured(utterance, frames * Frame.MILLIS));
                play();
            }
        }

        private void fail(Throwable failure) {
            LOG.warn(failure.getMessage());
            if (frames > 0) {
                complete();
            } else if (!cancelled) {
                told.accept(new Happening.Mute(utterance));
            }
        }

        /** Hands over what is there; true when that was all of it. */
        private boolean playOut() {
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
            playout.mark((long) utterance << 2 | what);
        }

        private void cancel() {
            cancelled = true;
            synthesis.cancel();
        }
    }
}
