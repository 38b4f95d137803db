package dev.parley.bench.engines;

import io.vertx.core.http.HttpServerRequest;

/** What transcribes, 150 ms after the last byte of a request, in whisper's format. For its server's event loop. */
interface Ear {
    long DELAY_MILLIS = 150;

    void transcribe(HttpServerRequest request);
}
