package dev.parley.aftercall.recording;

import dev.parley.audio.Frame;
import dev.parley.audio.Pcm;
import dev.parley.audio.VoiceActivity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts one side of a call into stretches of speech, at silences: a pause of 0.8 s ends a stretch, one of 0.3 s does when
 * it is long already, and nothing is longer than 28 s, because whisper hears 30 s at a time. Silence is in no stretch.
 * For one stream and one thread.
 */
final class Cutter {
    private static final int LEAD_IN = 15;
    private static final int PAUSE = 40;
    private static final int SHORT_PAUSE = 15;
    private static final int LONG_ALREADY = 15 * 50;
    private static final int LONGEST = 28 * 50;
    /** Less speech than this is a click or a cough. */
    private static final int LEAST_SPEECH = 5;

    private final VoiceActivity voice = new VoiceActivity(Sound.RATE_HZ);
    private final ArrayDeque<Frame> before = new ArrayDeque<>();
    private final List<Frame> stretch = new ArrayList<>();
    private int frames;
    private int silent;
    private int spoken;

    /** @param fromMillis where it begins in the recording */
    record Stretch(long fromMillis, Pcm sound) {}

    /** The stretch that is over with this frame. */
    Optional<Stretch> add(Frame frame) {
        frames++;
        boolean speech = voice.isSpeech(frame);
        if (stretch.isEmpty() && !speech) {
            before.add(frame);
            if (before.size() > LEAD_IN) {
                before.remove();
            }
            return Optional.empty();
        }
        if (stretch.isEmpty()) {
            stretch.addAll(before);
            before.clear();
        }
        stretch.add(frame);
        silent = speech ? 0 : silent + 1;
        spoken += speech ? 1 : 0;
        boolean over = silent >= PAUSE
                || (silent >= SHORT_PAUSE && stretch.size() >= LONG_ALREADY)
                || stretch.size() >= LONGEST;
        return over ? taken() : Optional.empty();
    }

    /** What is left at the end of the recording. */
    Optional<Stretch> finish() {
        return stretch.isEmpty() ? Optional.empty() : taken();
    }

    private Optional<Stretch> taken() {
        var samples = new short[stretch.size() * Sound.RATE_HZ / 50];
        for (int i = 0; i < stretch.size(); i++) {
            System.arraycopy(stretch.get(i).samples(), 0, samples, i * Sound.RATE_HZ / 50, Sound.RATE_HZ / 50);
        }
        var taken = new Stretch((long) (frames - stretch.size()) * Frame.MILLIS, new Pcm(samples, Sound.RATE_HZ));
        boolean worthIt = spoken >= LEAST_SPEECH;
        stretch.clear();
        silent = 0;
        spoken = 0;
        return worthIt ? Optional.of(taken) : Optional.empty();
    }
}
