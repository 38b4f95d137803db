package dev.parley.aftercall.recording;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One answer on its way into a file, counted as it comes. Event loop of the answer, but for {@link #remove}. */
final class Download {
    private final Vertx vertx;
    private final Path into;
    private final long largest;
    private volatile @Nullable HttpClientRequest request;
    private long size;
    private boolean over;

    Download(Vertx vertx, Path into, long largest) {
        this.vertx = vertx;
        this.into = into;
        this.largest = largest;
    }

    static void within(long size, long largest) {
        if (size > largest) {
            throw new RefusedRecording("is larger than " + (largest >> 20)
                    + " MB. Raise parley.aftercall.recording.largest if such recordings are meant");
        }
    }

    /** What is to be broken off when it is given up. */
    void over(HttpClientRequest current) {
        request = current;
    }

    /** @param response paused */
    Uni<Long> of(HttpClientResponse response) {
        var told = response.getHeader("Content-Length");
        if (told != null && told.matches("\\d{1,18}")) {
            within(Long.parseLong(told), largest);
        }
        return Uni.createFrom().emitter(out -> vertx.fileSystem()
                .open(
                        into.toString(),
                        new OpenOptions()
                                .setCreate(true)
                                .setTruncateExisting(true)
                                .setWrite(true))
                .onSuccess(file -> write(response, file, out))
                .onFailure(fault -> out.fail(
                        new RecordingUnavailable("There is no room for the recording in parley.home.", fault))));
    }

    /** Breaks off and leaves no file behind. */
    Uni<Void> remove() {
        var open = request;
        if (open != null) {
            open.reset();
        }
        return Uni.createFrom()
                .<Void>emitter(
                        done -> vertx.fileSystem().delete(into.toString()).onComplete(gone -> done.complete(null)));
    }

    private void write(HttpClientResponse response, AsyncFile file, UniEmitter<? super Long> out) {
        response.handler(bytes -> take(bytes, response, file, out));
        response.exceptionHandler(fault -> end(file, out, new RecordingUnavailable("The recording broke off.", fault)));
        response.endHandler(done -> end(file, out, null));
        response.resume();
    }

    private void take(Buffer bytes, HttpClientResponse response, AsyncFile file, UniEmitter<? super Long> out) {
        if (over) {
            return;
        }
        size += bytes.length();
        try {
            within(size, largest);
        } catch (RefusedRecording tooLarge) {
            end(file, out, tooLarge);
            response.request().reset();
            return;
        }
        file.write(bytes);
        if (file.writeQueueFull()) {
            response.pause();
            file.drainHandler(room -> response.resume());
        }
    }

    private void end(AsyncFile file, UniEmitter<? super Long> out, @Nullable RuntimeException fault) {
        if (over) {
            return;
        }
        over = true;
        file.close().onComplete(closed -> {
            if (fault != null) {
                out.fail(fault);
            } else if (closed.failed()) {
                out.fail(new RecordingUnavailable("There is no room for the recording in parley.home."));
            } else {
                out.complete(size);
            }
        });
    }
}
