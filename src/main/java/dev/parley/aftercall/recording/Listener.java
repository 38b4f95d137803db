package dev.parley.aftercall.recording;

import dev.parley.audio.Frame;
import dev.parley.listen.Ear;
import dev.parley.listen.Speech;
import dev.parley.talk.Transcript;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/** Has the stretches of one recording transcribed, a few at a time, while it is still being decoded. Blocks; one thread. */
final class Listener {
    /** Whisper needs a while for 28 s on a small machine, and nobody is waiting on the telephone. */
    private static final Duration PER_STRETCH = Duration.ofMinutes(2);

    private final Ear ear;
    private final RecordingConfig config;
    private final String language;
    private final String hint;
    private final Runnable progress;
    private final Semaphore room;
    private final List<CompletableFuture<Heard>> heard = new ArrayList<>();
    private boolean sidesDiffer;
    private long frames;

    private record Heard(int side, long at, Transcript words) {}

    /** @param progress is told of every stretch that is transcribed */
    Listener(Ear ear, RecordingConfig config, String language, String hint, Runnable progress) {
        this.progress = progress;
        this.ear = ear;
        this.config = config;
        this.language = language;
        this.hint = hint;
        room = new Semaphore(config.atOnce());
    }

    /** When it is interrupted, or fails, what is being transcribed is cancelled. */
    Words listen(Sound sound) throws IOException, InterruptedException {
        try {
            return heard(sound);
        } finally {
            heard.forEach(stretch -> stretch.cancel(true));
        }
    }

    private Words heard(Sound sound) throws IOException, InterruptedException {
        var cutters = new Cutter[sound.channels()];
        Arrays.setAll(cutters, side -> new Cutter());
        for (var next = sound.next(); next.isPresent(); next = sound.next()) {
            withinTime(++frames);
            var sides = told(next.get());
            for (int side = 0; side < cutters.length; side++) {
                send(side, cutters[side].add(sides[side]));
            }
        }
        for (int side = 0; side < cutters.length; side++) {
            send(side, cutters[side].finish());
        }
        if (frames == 0) {
            throw new RefusedRecording("holds no sound");
        }
        return words();
    }

    private void withinTime(long frame) {
        if (frame * Frame.MILLIS > config.longest().toMillis()) {
            throw new RefusedRecording("is longer than " + config.longest().toMinutes()
                    + " minutes. Raise parley.aftercall.recording.longest if such calls are meant");
        }
    }

    /** Many recorders write one side into both channels: it is listened to once. */
    private Frame[] told(Frame[] sides) {
        if (sides.length == 2) {
            boolean differ = !Arrays.equals(sides[0].samples(), sides[1].samples());
            sidesDiffer |= differ;
            return differ ? sides : new Frame[] {sides[0], Frame.silence(Sound.RATE_HZ)};
        }
        return sides;
    }

    private void send(int side, Optional<Cutter.Stretch> stretch) throws InterruptedException {
        if (stretch.isEmpty()) {
            return;
        }
        room.acquire();
        var speech = new Speech(stretch.get().sound(), language, hint, true, Optional.of(PER_STRETCH));
        heard.add(ear.transcribe(speech)
                .map(words -> new Heard(side, stretch.get().fromMillis(), words))
                .invoke(progress)
                .onTermination()
                .invoke(room::release)
                .subscribeAsCompletionStage()
                .toCompletableFuture());
    }

    private Words words() throws InterruptedException {
        try {
            var all = new ArrayList<Heard>();
            for (var stretch : heard) {
                all.add(stretch.get());
            }
            var said = all.stream()
                    .filter(each -> !each.words().text().isBlank())
                    .sorted(Comparator.comparingLong(Heard::at))
                    .map(each ->
                            new Said(voice(each.side()), each.at(), each.words().text()))
                    .toList();
            return new Words(said, spoken(all), frames * Frame.MILLIS / 1000);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    private String spoken(List<Heard> all) {
        return all.stream()
                .map(each -> each.words().language())
                .filter(code -> !code.isBlank())
                .findFirst()
                .orElse(language);
    }

    private Voice voice(int side) {
        if (!sidesDiffer) {
            return Voice.UNKNOWN;
        }
        boolean isCaller = (side == 0) == (config.left() == RecordingConfig.Side.CALLER);
        return isCaller ? Voice.CALLER : Voice.AGENT;
    }
}
