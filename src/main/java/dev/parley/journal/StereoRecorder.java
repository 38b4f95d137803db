package dev.parley.journal;

import dev.parley.talk.CallId;
import dev.parley.talk.Recorder;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Records both sides of calls into WAV files, the caller left and the agent right, a second at a time on one thread of
 * its own.
 */
@ApplicationScoped
class StereoRecorder implements Recorder {
    private static final int BEFORE_THE_JOURNAL_STOPS = 10;
    private static final int SECONDS_TO_FINISH = 5;

    private final Path folder;
    private final Journal journal;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("recorder").factory());

    StereoRecorder(JournalConfig config, Journal journal) {
        folder = config.recordings();
        this.journal = journal;
    }

    @Override
    public Recording open(CallId call, int rateHz) {
        var name = call.value().replaceAll("[^A-Za-z0-9-]", "_") + ".wav";
        journal.recorded(call, name, false);
        return new StereoRecording(
                folder.resolve(name), rateHz, writer, complete -> journal.recorded(call, name, complete));
    }

    void stop(@Observes @Priority(BEFORE_THE_JOURNAL_STOPS) ShutdownEvent shutdown) throws InterruptedException {
        writer.shutdown();
        var finished = writer.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        if (!finished) {
            writer.shutdownNow();
        }
    }
}
