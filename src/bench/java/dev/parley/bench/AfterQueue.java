package dev.parley.bench;

import dev.parley.bench.after.StandIns;
import dev.parley.bench.after.Telephones;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A Parley that accepts events and leaves their jobs to others, so that a queue comes into being. */
final class AfterQueue implements AutoCloseable {
    private static final int CALLS_OF_A_LEAD = 5;
    private static final int SENDERS = 8;

    private final ParleyProcess parley;
    private final Telephones telephones;
    private final StandIns standIns;

    private AfterQueue(ParleyProcess parley, StandIns standIns) {
        this.parley = parley;
        this.standIns = standIns;
        telephones = new Telephones(parley.url());
    }

    static AfterQueue open(AfterStage stage) throws IOException {
        var parley = stage.parley("accepting", Map.of("parley.jobs.at-once", "0"));
        return new AfterQueue(parley, stage.standIns());
    }

    /**
     * Accepts so many events, five for each lead, those of one lead one after the other.
     *
     * @param recorded every how-manieth has a short recording instead of a transcript; 0 for none
     * @return how long each acceptance took
     */
    List<Double> fill(String name, int events, int recorded) {
        telephones.acceptances();
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            var leads = IntStream.range(0, (events + CALLS_OF_A_LEAD - 1) / CALLS_OF_A_LEAD)
                    .mapToObj(lead -> threads.submit(() -> IntStream.range(
                                    lead * CALLS_OF_A_LEAD, Math.min(events, (lead + 1) * CALLS_OF_A_LEAD))
                            .forEach(i -> tell(name + "-" + i, lead + 1, recorded > 0 && i % recorded == 0))))
                    .toList();
            for (var lead : leads) {
                lead.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The queue could not be filled", e);
        }
        return telephones.acceptances();
    }

    private void tell(String call, long lead, boolean recorded) {
        if (recorded) {
            telephones.tell(call, lead, "recordingUrl", standIns.recording("short.wav", call));
        } else {
            telephones.tell(call, lead, "transcriptUrl", standIns.transcript(call));
        }
    }

    @Override
    public void close() {
        telephones.close();
        parley.close();
    }
}
