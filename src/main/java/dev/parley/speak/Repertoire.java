package dev.parley.speak;

import dev.parley.audio.Frame;
import io.smallrye.mutiny.Multi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * Sentences that were said before, and those being synthesised right now: each is made once for all who want it. Those
 * not wanted for longest go first when the memory is full. Thread-safe.
 */
final class Repertoire {
    private static final long BYTES_AROUND_A_FRAME = 48;

    private final long mostBytes;
    private final Map<Key, List<Frame>> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Key, Utterance> ongoing = new ConcurrentHashMap<>();
    private long bytes;

    /** What makes two sentences sound the same. */
    record Key(String voice, int rateHz, Sentence sentence) {}

    /** @param mostBytes of samples kept */
    Repertoire(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The sentence from memory, from a synthesis under way, or from a new one. */
    Multi<Frame> frames(Key key, Supplier<Multi<Frame>> synthesis) {
        return Multi.createFrom().deferred(() -> find(key)
                .map(frames -> Multi.createFrom().iterable(frames))
                .orElseGet(() -> Multi.createFrom().publisher(listener -> join(key, synthesis, listener))));
    }

    synchronized Optional<List<Frame>> find(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    private void join(Key key, Supplier<Multi<Frame>> synthesis, Flow.Subscriber<? super Frame> listener) {
        while (true) {
            var utterance = ongoing.computeIfAbsent(key, absent -> new Utterance(synthesis.get()));
            if (utterance.admit(listener, frames -> close(key, utterance, frames))) {
                return;
            }
            ongoing.remove(key, utterance);
        }
    }

    private void close(Key key, Utterance utterance, List<Frame> frames) {
        if (!frames.isEmpty()) {
            keep(key, frames);
        }
        ongoing.remove(key, utterance);
    }

    private synchronized void keep(Key key, List<Frame> frames) {
        var before = kept.put(key, frames);
        bytes += size(frames) - (before == null ? 0 : size(before));
        var oldestFirst = kept.values().iterator();
        while (bytes > mostBytes && oldestFirst.hasNext()) {
            bytes -= size(oldestFirst.next());
            oldestFirst.remove();
        }
    }

    private static long size(List<Frame> frames) {
        return frames.stream()
                .mapToLong(frame -> 2L * frame.samples().length + BYTES_AROUND_A_FRAME)
                .sum();
    }
}
