package dev.parley.demo.whisper;

import dev.parley.ops.Companion;
import dev.parley.ops.Surroundings;
import java.util.Map;
import java.util.Optional;

/** Gives the demo's own caller an ear where no real one is configured. Never part of a production start. */
public final class StandInWhisperCompanion implements Companion {
    private static final int AFTER_REAL_ENGINES = 50;

    private Optional<StandInWhisper> whisper = Optional.empty();

    @Override
    public String name() {
        return "stand-in-ear";
    }

    @Override
    public int order() {
        return AFTER_REAL_ENGINES;
    }

    @Override
    public boolean wanted(Surroundings surroundings) {
        return !surroundings.production()
                && surroundings.configured("parley.listen.whisper.url").isEmpty()
                && surroundings.configured("parley.listen.wyoming.address").isEmpty()
                && surroundings.configured("parley.demo.whisper.url").isEmpty();
    }

    @Override
    public Map<String, String> start(Surroundings surroundings) {
        var started = StandInWhisper.start();
        whisper = Optional.of(started);
        surroundings.progress("A stand-in ear for the demo's own caller listens at " + started.url()
                + "; anybody else answers by keypad until parley.listen.whisper.url is set.");
        return Map.of("parley.demo.whisper.url", started.url());
    }

    @Override
    public void stop() {
        whisper.ifPresent(StandInWhisper::close);
    }
}
