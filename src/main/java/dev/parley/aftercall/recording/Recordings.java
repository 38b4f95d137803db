package dev.parley.aftercall.recording;

import dev.parley.journal.FfmpegConfig;
import dev.parley.journal.JournalConfig;
import dev.parley.listen.Ear;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Recordings and transcripts of calls, wherever they lie: fetched, decoded, turned into words. Never blocks; fails with
 * {@link RefusedRecording} when another try would not help. Thread-safe.
 */
@ApplicationScoped
public class Recordings {
    private static final Logger LOG = Logger.getLogger(Recordings.class);
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);
    private static final long LARGEST_TRANSCRIPT = 4L << 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RecordingConfig config;
    private final List<String> ffmpeg;
    private final Path work;
    private final Places places;
    private final Fetch fetch;

    @Inject
    Recordings(Vertx vertx, RecordingConfig config, FfmpegConfig ffmpeg, JournalConfig journal) {
        this(
                vertx,
                config,
                ffmpeg.command(),
                Stream.concat(
                                Stream.of(journal.recordings()),
                                config.folders().stream().flatMap(List::stream))
                        .toList(),
                journal.home().resolve("aftercall"));
    }

    Recordings(Vertx vertx, RecordingConfig config, List<String> ffmpeg, List<Path> folders, Path work) {
        this.config = config;
        this.ffmpeg = List.copyOf(ffmpeg);
        this.work = work;
        places = new Places(config, folders);
        fetch = new Fetch(vertx, places, config);
    }

    /** What is wrong with an address, to be said behind the name of its field; empty when it may be fetched. */
    public Optional<String> fault(String address) {
        try {
            places.read(address);
            return Optional.empty();
        } catch (RefusedRecording e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Where an address leads that has no {@link #fault}, so that it can be told whether another one leads there, too. */
    public Uni<Place> place(String address) {
        return in(() -> Spelling.place(places.read(address)));
    }

    /** Fetches a recording into a file of that name; what is there already is fetched again. */
    public Uni<Fetched> fetch(String address, UUID name) {
        var into = file(name);
        return in(() -> Files.createDirectories(work))
                .chain(folder -> fetch.fetch(address, into, config.largest().asLongValue()))
                .chain(size -> in(() -> new Fetched(size, kind(into))));
    }

    /** @param type by content: webm, ogg, wav, mp3 or mp4 */
    @RegisterForReflection
    public record Fetched(long bytes, String type) {}

    /** Whether it was fetched by this Parley and is still there. */
    public boolean has(UUID name) {
        return Files.isRegularFile(file(name));
    }

    /** @param hint words to expect @param progress is told whenever a stretch of it is transcribed */
    public Uni<Words> words(UUID name, Ear ear, String language, String hint, Runnable progress) {
        return in(() -> {
            try (var sound = Sound.of(file(name), ffmpeg, config.longest())) {
                return new Listener(ear, config, language, hint, progress).listen(sound);
            }
        });
    }

    /** Fetches a transcript that somebody else has made. */
    public Uni<Words> written(String address, UUID name, String language) {
        var into = file(name);
        return in(() -> Files.createDirectories(work))
                .chain(folder -> fetch.fetch(address, into, LARGEST_TRANSCRIPT))
                .chain(size -> in(() -> TranscriptFile.read(Files.readAllBytes(into), language)))
                .onTermination()
                .call(() -> forget(name));
    }

    /** Deletes the file of that name. */
    public Uni<Void> forget(UUID name) {
        return in(() -> Files.deleteIfExists(file(name))).replaceWithVoid();
    }

    void start(@Observes StartupEvent started) {
        sweep();
    }

    /** Deletes copies that a process left behind when it died. Returns at once. */
    public void sweep() {
        threads.execute(() -> {
            try (var files = Files.newDirectoryStream(work, "*.part")) {
                var old = Instant.now().minus(LEFT_BEHIND);
                for (var file : files) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                        Files.deleteIfExists(file);
                    }
                }
            } catch (IOException nothingThere) {
                LOG.debugf("No copies of recordings are left in %s.", work);
            }
        });
    }

    @PreDestroy
    void close() {
        fetch.close();
        threads.shutdownNow();
    }

    private Path file(UUID name) {
        return work.resolve(name + ".part");
    }

    private static String kind(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Kind.of(in.readNBytes(Kind.HEAD))
                    .map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT))
                    .orElse("unknown");
        }
    }

    private interface Work<T> {
        T done() throws IOException, InterruptedException;
    }

    /** Whoever cancels it interrupts it. */
    private <T> Uni<T> in(Work<T> work) {
        return Uni.createFrom().emitter(out -> {
            var over = new AtomicBoolean();
            var running = threads.submit(() -> tell(out, done(work), over));
            // what follows a result runs on the thread that tells it, and is not meant
            out.onTermination(() -> {
                if (!over.get()) {
                    running.cancel(true);
                }
            });
        });
    }

    private sealed interface Result<T> {
        record Done<T>(T item) implements Result<T> {}

        record Failed<T>(RuntimeException why) implements Result<T> {}
    }

    private static <T> void tell(UniEmitter<? super T> out, Result<T> result, AtomicBoolean over) {
        over.set(true);
        switch (result) {
            case Result.Done<T>(var item) -> out.complete(item);
            case Result.Failed<T>(var why) -> out.fail(why);
        }
    }

    private static <T> Result<T> done(Work<T> work) {
        try {
            return new Result.Done<>(work.done());
        } catch (IOException e) {
            return new Result.Failed<>(new RecordingUnavailable(
                    "The recording cannot be worked on: "
                            + e.getClass().getSimpleName()
                            + ". Check parley.ffmpeg.command and the room in parley.home.",
                    e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Failed<>(new RecordingUnavailable("Parley is stopping, or the try was cancelled.", e));
        } catch (RuntimeException e) {
            return new Result.Failed<>(e);
        }
    }
}
