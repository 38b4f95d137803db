package dev.parley.bench.engines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.parley.audio.Pcm;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A whisper server that answers 150 ms after the last byte of a request. For its server's event loop. */
final class FixedEar {
    private static final long DELAY_MILLIS = 150;
    private static final int RATE_HZ = 16_000;

    private final Vertx vertx;
    private final TaughtLines lines;

    FixedEar(Vertx vertx, TaughtLines lines) {
        this.vertx = vertx;
        this.lines = lines;
    }

    void transcribe(HttpServerRequest request) {
        request.bodyHandler(body -> {
            long arrived = System.nanoTime();
            var samples = samples(body);
            var answer = verbose(lines.recognise(new Pcm(samples, RATE_HZ)), samples.length / (double) RATE_HZ);
            long left = DELAY_MILLIS - (System.nanoTime() - arrived) / 1_000_000;
            vertx.setTimer(Math.max(1, left), done -> EnginesProcess.json(request, answer));
        });
    }

    /** The part named "file": 16-bit little-endian samples of 16 kHz. */
    private static short[] samples(Buffer body) {
        var bytes = body.getBytes();
        var text = new String(bytes, ISO_8859_1);
        int from = text.indexOf("\r\n\r\n", text.indexOf("name=\"file\"")) + 4;
        int to = text.indexOf("\r\n" + text.substring(0, text.indexOf("\r\n")), from);
        var samples = new short[Math.max(0, to - from) / 2];
        ByteBuffer.wrap(bytes, from, samples.length * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private static String verbose(String words, double seconds) {
        var segments = new JsonArray();
        if (!words.isEmpty()) {
            segments.add(new JsonObject()
                    .put("id", 0)
                    .put("start", 0.0)
                    .put("end", seconds)
                    .put("text", " " + words)
                    .put("avg_logprob", -0.2)
                    .put("compression_ratio", 1.2)
                    .put("no_speech_prob", 0.01));
        }
        return new JsonObject()
                .put("task", "transcribe")
                .put("language", "en")
                .put("duration", seconds)
                .put("text", words)
                .put("segments", segments)
                .encode();
    }
}
