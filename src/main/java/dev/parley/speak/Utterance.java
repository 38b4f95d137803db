package dev.parley.speak;

import dev.parley.audio.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One sentence while it is synthesised. Whoever joins hears it from its beginning at a pace of their own; when the last
 * of them leaves before its end, the synthesis is cancelled. Thread-safe; frames are delivered on the engine's thread or
 * on the one that asks for more, never under a lock.
 */
final class Utterance {
    private final Multi<Frame> source;
    private final List<Frame> frames = new ArrayList<>();
    private final Set<Listener> listeners = new HashSet<>();
    private Stage stage = Stage.WAITING;
    private Optional<Throwable> failure = Optional.empty();
    private Consumer<List<Frame>> whenOver = spoken -> {};
    private Optional<Cancellable> engine = Optional.empty();

    private enum Stage {
        WAITING,
        SPEAKING,
        OVER,
        GIVEN_UP
    }

    Utterance(Multi<Frame> source) {
        this.source = source;
    }

    /**
     * Lets somebody listen; false when the synthesis was given up before.
     *
     * @param over told once, when the first listener asked for it: all frames, or none if there will be no more
     */
    boolean admit(Flow.Subscriber<? super Frame> subscriber, Consumer<List<Frame>> over) {
        var listener = new Listener(subscriber);
        boolean first;
        synchronized (this) {
            if (stage == Stage.GIVEN_UP) {
                return false;
            }
            listeners.add(listener);
            first = stage == Stage.WAITING;
            if (first) {
                stage = Stage.SPEAKING;
                whenOver = over;
            }
        }
        subscriber.onSubscribe(listener);
        if (first) {
            start();
        }
        listener.open();
        return true;
    }

    private void start() {
        var started = source.subscribe().with(this::add, this::fail, this::complete);
        boolean unwanted;
        synchronized (this) {
            engine = Optional.of(started);
            unwanted = stage == Stage.GIVEN_UP;
        }
        if (unwanted) {
            started.cancel();
        }
    }

    private void add(Frame frame) {
        synchronized (this) {
            frames.add(frame);
        }
        present().forEach(Listener::wake);
    }

    private void complete() {
        end(Optional.empty());
    }

    private void fail(Throwable cause) {
        end(Optional.of(cause));
    }

    private void end(Optional<Throwable> cause) {
        List<Frame> spoken;
        synchronized (this) {
            stage = Stage.OVER;
            failure = cause;
            spoken = cause.isPresent() ? List.of() : List.copyOf(frames);
        }
        whenOver.accept(spoken);
        present().forEach(Listener::wake);
    }

    private void leave(Listener listener) {
        Optional<Cancellable> unwanted;
        synchronized (this) {
            listeners.remove(listener);
            if (!listeners.isEmpty() || stage != Stage.SPEAKING) {
                return;
            }
            stage = Stage.GIVEN_UP;
            unwanted = engine;
        }
        whenOver.accept(List.of());
        unwanted.ifPresent(Cancellable::cancel);
    }

    private synchronized List<Listener> present() {
        return List.copyOf(listeners);
    }

    private synchronized Optional<Frame> frame(int number) {
        return number < frames.size() ? Optional.of(frames.get(number)) : Optional.empty();
    }

    private synchronized boolean isOver(int number) {
        return stage == Stage.OVER && number == frames.size();
    }

    /** Somebody's place in the sentence. Only one thread at a time delivers, the others leave a note in {@link #calls}. */
    private final class Listener implements Flow.Subscription {
        private final Flow.Subscriber<? super Frame> subscriber;
        private final AtomicLong wanted = new AtomicLong();
        /** Begins at one, so that nothing is delivered before {@link #open}. */
        private final AtomicInteger calls = new AtomicInteger(1);

        private int next;
        private volatile boolean gone;

        private Listener(Flow.Subscriber<? super Frame> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long more) {
            wanted.accumulateAndGet(more, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
            wake();
        }

        @Override
        public void cancel() {
            gone = true;
            leave(this);
        }

        private void wake() {
            if (calls.getAndIncrement() == 0) {
                open();
            }
        }

        private void open() {
            int seen = calls.get();
            do {
                deliver();
                seen = calls.addAndGet(-seen);
            } while (seen != 0);
        }

        private void deliver() {
            while (!gone && wanted.get() > 0) {
                var frame = frame(next);
                if (frame.isEmpty()) {
                    break;
                }
                next++;
                wanted.decrementAndGet();
                subscriber.onNext(frame.get());
            }
            if (!gone && isOver(next)) {
                gone = true;
                failure.ifPresentOrElse(subscriber::onError, subscriber::onComplete);
            }
        }
    }
}
