package dev.parley.speak;

import dev.parley.audio.Frame;
import dev.parley.audio.Framer;
import dev.parley.audio.Loudness;
import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From an engine's sound to the line's frames: its rate, no idle silence, an even loudness. One stream, one thread. */
final class Shaping {
    private final int rateHz;
    private final SilenceTrimmer trimmer;
    private final Loudness loudness;
    private final Framer framer;
    private Optional<Resampler> resampler = Optional.empty();

    private Shaping(int rateHz) {
        this.rateHz = rateHz;
        this.trimmer = new SilenceTrimmer(rateHz);
        this.loudness = new Loudness(rateHz);
        this.framer = new Framer(rateHz);
    }

    /** Frames of {@code rateHz} as soon as there is sound for them, the last one padded with silence. */
    static Multi<Frame> frames(Multi<Pcm> sound, int rateHz) {
        return Multi.createFrom().deferred(() -> {
            var shaping = new Shaping(rateHz);
            var body = sound.onItem().transformToIterable(shaping::add);
            var rest = Multi.createFrom().deferred(() -> Multi.createFrom().iterable(shaping.finish()));
            return Multi.createBy().concatenating().streams(body, rest);
        });
    }

    private List<Frame> add(Pcm sound) {
        return framer.add(loudness.process(trimmer.process(resampled(sound))));
    }

    private List<Frame> finish() {
        var frames = new ArrayList<Frame>();
        var tail = resampler.map(Resampler::finish).orElse(new short[0]);
        frames.addAll(framer.add(loudness.process(trimmer.process(tail))));
        frames.addAll(framer.add(loudness.process(trimmer.finish())));
        frames.addAll(framer.add(loudness.finish()));
        framer.finish().ifPresent(frames::add);
        return frames;
    }

    private short[] resampled(Pcm sound) {
        if (sound.rateHz() == rateHz) {
            return sound.samples();
        }
        var filter = resampler.orElseGet(() -> new Resampler(sound.rateHz(), rateHz));
        resampler = Optional.of(filter);
        return filter.process(sound.samples());
    }
}
