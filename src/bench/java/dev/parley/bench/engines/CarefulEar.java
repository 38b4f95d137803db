package dev.parley.bench.engines;

import dev.parley.demo.whisper.StandInWhisper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Knows lines by their spectra, as the demo's ear does, which costs a hundred times as much as {@link QuickEar} and
 * mistakes hardly any: for a few calls at once.
 */
final class CarefulEar implements Ear {
    private final Vertx vertx;
    private final HttpClient client;
    private final String whisper;

    private CarefulEar(Vertx vertx, String whisper) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.whisper = whisper;
    }

    static CarefulEar knowing(Path folder, Vertx vertx) throws IOException {
        var whisper = StandInWhisper.start();
        TaughtLines.sounds(folder).forEach(line -> whisper.teach(line.sound(), line.words()));
        return new CarefulEar(vertx, whisper.url() + "/audio/transcriptions");
    }

    @Override
    public void transcribe(HttpServerRequest request) {
        var type = String.valueOf(request.getHeader("Content-Type"));
        request.bodyHandler(body -> {
            long arrived = System.nanoTime();
            asked(body, type).onSuccess(answer -> {
                long left = DELAY_MILLIS - (System.nanoTime() - arrived) / 1_000_000;
                vertx.setTimer(Math.max(1, left), done -> EnginesProcess.json(request, answer.toString()));
            });
        });
    }

    private Future<Buffer> asked(Buffer body, String type) {
        var options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(whisper);
        return client.request(options)
                .compose(request -> request.putHeader("Content-Type", type).send(body))
                .compose(HttpClientResponse::body);
    }
}
