package dev.parley.speak;

import dev.parley.audio.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Speaks with the best voice that works, at the line's rate and at an even loudness. */
public interface Mouth {
    /**
     * The sentence as frames of {@code rateHz}, the last one padded with silence, as fast as the voice makes them; at
     * once for a sentence that is kept; none when there is no letter or digit to say. Fails with {@link VoiceException}
     * when no voice can say it, or when the one that has begun fails. Cancelling stops the voice. Frames come on any
     * thread.
     */
    Multi<Frame> say(Sentence sentence, int rateHz);

    /** Synthesises fixed sentences beforehand and keeps them. Never fails: what cannot be had is tried again later. */
    Uni<Void> prepare(List<Sentence> sentences, int rateHz);
}
