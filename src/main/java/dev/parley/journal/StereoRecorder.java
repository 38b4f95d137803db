package dev.parley.journal;

import dev.parley.talk.CallId;
import dev.parley.talk.Recorder;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Records both sides of calls into WAV files, the caller left and the agent right, a second at a time on one thread of
 * its own. Where smaller files are wanted another thread makes them after the call, one at a time.
 */
@ApplicationScoped
class StereoRecorder implements Recorder {
    private static final Logger LOG = Logger.getLogger(StereoRecorder.class);
    private static final int BEFORE_THE_JOURNAL_STOPS = 10;
    private static final int SECONDS_TO_FINISH = 5;

    private final JournalConfig config;
    private final Journal journal;
    private final SmallerFiles smaller;
    private final Seconds seconds = new Seconds();
    private final ExecutorService writer = thread("recorder");
    private final ExecutorService converter = thread("recording-converter");

    StereoRecorder(JournalConfig config, Journal journal, SmallerFiles smaller) {
        this.config = config;
        this.journal = journal;
        this.smaller = smaller;
    }

    /** The day on which it has to be deleted is written down before the first sound is. */
    @Override
    public Recording open(CallId call, int rateHz) {
        var file = config.recordings().resolve(call.value().replaceAll("[^A-Za-z0-9-]", "_") + ".wav");
        var until = Instant.now().plus(config.keepRecordings());
        journal.recorded(call, new KeptRecording(file, until, false));
        return new StereoRecording(file, rateHz, seconds, writer, end -> ended(call, file, until, end));
    }

    private void ended(CallId call, Path wav, Instant until, StereoRecording.End end) {
        if (end == StereoRecording.End.DROPPED) {
            journal.notRecorded(call);
            return;
        }
        var kept = new KeptRecording(wav, until, end == StereoRecording.End.COMPLETE);
        journal.recorded(call, kept);
        if (config.recordingFormat() == JournalConfig.Format.OGG && !converter.isShutdown()) {
            converter.execute(() -> convert(call, kept));
        }
    }

    /** Whoever plays it meanwhile keeps the file that is open. */
    private void convert(CallId call, KeptRecording kept) {
        var file = smaller.of(kept.file());
        if (!file.equals(kept.file())) {
            journal.recorded(call, new KeptRecording(file, kept.until(), kept.complete()));
            delete(kept.file());
        }
    }

    private static void delete(Path wav) {
        try {
            Files.deleteIfExists(wav);
        } catch (IOException e) {
            LOG.warnf("%s could not be deleted after a smaller file was made of it: %s. Delete it.", wav, e);
        }
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    void stop(@Observes @Priority(BEFORE_THE_JOURNAL_STOPS) ShutdownEvent shutdown) throws InterruptedException {
        writer.shutdown();
        var finished = writer.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        if (!finished) {
            writer.shutdownNow();
        }
        converter.shutdownNow();
    }
}
