package dev.parley.aftercall.recording;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a recording or a transcript into a file of our own, within limits. Every redirect is checked as if it were the
 * first address, and the connection goes to the very address that was checked. Never blocks; fails with
 * {@link RefusedRecording} or {@link RecordingUnavailable}. Thread-safe.
 */
final class Fetch {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Vertx vertx;
    private final HttpClient http;
    private final Places places;
    private final RecordingConfig config;

    Fetch(Vertx vertx, Places places, RecordingConfig config) {
        this.vertx = vertx;
        this.places = places;
        this.config = config;
        http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setKeepAlive(false)
                .setDecompressionSupported(false));
    }

    /** @param into is there afterwards only when all went well; @return its size in bytes */
    Uni<Long> fetch(String address, Path into, long largest) {
        var download = new Download(vertx, into, largest);
        return Uni.createFrom()
                .item(() -> places.read(address))
                .chain(uri -> "file".equalsIgnoreCase(uri.getScheme())
                        ? copied(uri, into, largest)
                        : from(uri, download, MOST_REDIRECTS))
                .ifNoItem()
                .after(config.within())
                .failWith(() -> new RecordingUnavailable("The recording did not arrive within "
                        + config.within().toSeconds() + " seconds. Raise parley.aftercall.recording.within."))
                .onFailure()
                .call(failure -> download.remove())
                .onCancellation()
                .call(download::remove);
    }

    void close() {
        http.close();
    }

    private Uni<Long> copied(URI uri, Path into, long largest) {
        return blocking(() -> {
            var file = places.file(uri);
            try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                    var out = Files.newOutputStream(into)) {
                var buffer = new byte[1 << 16];
                long size = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    size += read;
                    Download.within(size, largest);
                    out.write(buffer, 0, read);
                }
                return size;
            } catch (IOException e) {
                throw new RecordingUnavailable("The file of the recording cannot be read just now.", e);
            }
        });
    }

    private Uni<Long> from(URI uri, Download download, int redirects) {
        return blocking(() -> places.site(uri))
                .chain(site -> asked(site, download))
                .chain(response -> REDIRECTS.contains(response.statusCode())
                        ? redirected(uri, response, download, redirects)
                        : received(response, download));
    }

    private Uni<HttpClientResponse> asked(Places.Site site, Download download) {
        var uri = site.uri();
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(uri.getHost())
                .setPort(site.port())
                .setSsl(site.secure())
                .setURI(target(uri))
                .putHeader("User-Agent", "parley")
                .setFollowRedirects(false)
                .setServer(SocketAddress.inetSocketAddress(
                        site.port(), site.address().getHostAddress()));
        return Uni.createFrom().emitter(out -> http.request(options)
                .onSuccess(request -> {
                    download.over(request);
                    // before it is sent: what arrives while nobody listens is lost
                    request.response()
                            .onSuccess(response -> {
                                response.pause();
                                // Vert.x logs a reset that nobody is told of
                                response.exceptionHandler(reset -> {});
                                out.complete(response);
                            })
                            .onFailure(fault -> out.fail(unasked(fault)));
                    request.send();
                })
                .onFailure(fault -> out.fail(unasked(fault))));
    }

    private Uni<Long> redirected(URI from, HttpClientResponse response, Download download, int redirects) {
        var to = Optional.ofNullable(response.getHeader("Location"));
        response.request().reset();
        if (redirects == 0 || to.isEmpty()) {
            throw new RefusedRecording("is passed on from address to address without end");
        }
        var next = from.resolve(places.relative(to.get()));
        if (!String.valueOf(next.getScheme()).matches("(?i)https?")
                || ("https".equals(from.getScheme()) && !"https".equals(next.getScheme()))) {
            throw new RefusedRecording("is passed on to an address that is not https");
        }
        return from(places.read(next.toString()), download, redirects - 1);
    }

    private static Uni<Long> received(HttpClientResponse response, Download download) {
        int status = response.statusCode();
        if (status == 200) {
            return download.of(response);
        }
        response.request().reset();
        var answer = "The host of the recording answered " + status + ".";
        // 404 may be a recording that is not there yet, 403 a signature that has expired
        return Uni.createFrom()
                .failure(
                        status == 401 || status == 403 || status == 410
                                ? new RefusedRecording("is not given out: its host answered " + status)
                                : new RecordingUnavailable(answer));
    }

    private static String target(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static <T> Uni<T> blocking(java.util.function.Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** An exception's own words may hold the address, which may hold a signature. */
    private static RecordingUnavailable unasked(Throwable fault) {
        return new RecordingUnavailable(
                "The host of the recording could not be asked: "
                        + fault.getClass().getSimpleName() + ".",
                fault);
    }
}
