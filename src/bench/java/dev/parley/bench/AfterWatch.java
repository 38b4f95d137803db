package dev.parley.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks at one Parley four times a second: jobs in work and memory; and at its live heap now and then. */
final class AfterWatch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration COLLECTED_EVERY = Duration.ofSeconds(15);
    private static final Pattern WORKING = Pattern.compile("(?m)^parley_jobs_working(?:\\{[^}]*})? ([0-9.]+)");

    private final ParleyProcess parley;
    private final Jvm jvm;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Double> resident = new ArrayList<>();
    private final List<Double> live = new ArrayList<>();
    private final List<Double> working = new ArrayList<>();
    private final Thread thread;
    private volatile boolean over;

    AfterWatch(ParleyProcess parley, Jvm jvm) {
        this.parley = parley;
        this.jvm = jvm;
        thread = Thread.ofPlatform().daemon().name("bench-watch").start(this::look);
    }

    /** MB, in the order of time. */
    List<Double> resident() {
        return resident;
    }

    /** MB after full collections, in the order of time. */
    List<Double> live() {
        return live;
    }

    List<Double> working() {
        return working;
    }

    /** Ends the looking; what was seen can be asked for from then on. */
    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }

    private void look() {
        long collected = System.nanoTime();
        while (!over) {
            try {
                resident.add(Processes.residentMegabytes(parley.pid()));
                inWork();
                if (System.nanoTime() - collected > COLLECTED_EVERY.toNanos()) {
                    live.add(jvm.liveMegabytes());
                    collected = System.nanoTime();
                }
            } catch (IOException e) {
                System.err.println("Parley could not be looked at: " + e);
            }
            LoadBench.pause(LOOK);
        }
    }

    private void inWork() throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create(parley.url() + "/q/metrics"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var found =
                    WORKING.matcher(http.send(request, BodyHandlers.ofString()).body());
            if (found.find()) {
                working.add(Double.valueOf(found.group(1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
