package dev.parley.bench.engines;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * A speech server whose sound comes 50 ms after the request, 60 ms of it a letter. The sound hums on without a pause, so
 * that every silence within a sentence is a fault of whoever carried it. For its server's event loop.
 */
final class FixedVoice {
    private static final long DELAY_MILLIS = 50;
    private static final int RATE_HZ = 24_000;
    private static final int SAMPLES_A_LETTER = RATE_HZ * 60 / 1000;
    private static final int LONGEST_SECONDS = 30;
    private static final double PITCH_HZ = 130;
    private static final double SYLLABLES_HZ = 4;

    private final Vertx vertx;
    private final Buffer hum = Buffer.buffer(hum());

    FixedVoice(Vertx vertx) {
        this.vertx = vertx;
    }

    void speak(HttpServerRequest request) {
        request.bodyHandler(body -> {
            int letters = body.toJsonObject().getString("input", "").length();
            int bytes = Math.min(hum.length(), letters * SAMPLES_A_LETTER * 2);
            vertx.setTimer(DELAY_MILLIS, due -> {
                if (!request.response().closed()) {
                    request.response().putHeader("Content-Type", "audio/pcm").end(hum.slice(0, bytes));
                }
            });
        });
    }

    /** Ten harmonics of a low voice, louder and softer by 6 dB with each syllable. */
    private static byte[] hum() {
        var bytes = new byte[RATE_HZ * LONGEST_SECONDS * 2];
        for (int i = 0; i < bytes.length / 2; i++) {
            double t = (double) i / RATE_HZ;
            double sample = 0;
            for (int harmonic = 1; harmonic <= 10; harmonic++) {
                sample += Math.sin(2 * Math.PI * PITCH_HZ * harmonic * t) / harmonic;
            }
            int value = (int) (sample * 2800 * (0.75 + 0.25 * Math.sin(2 * Math.PI * SYLLABLES_HZ * t)));
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }
}
