package dev.parley.demo.whisper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.audio.AudioException;
import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for a whisper server, in the same format at {@code /v1/audio/transcriptions} and {@code /v1/models}. It
 * recognises only sentences that it was taught, by comparing the sound that really arrived, so that broken sound is not
 * understood; of a sentence that is still being spoken it gives the words so far. Taught in the process or by
 * {@code POST /teach}, a form of {@code file} (WAV) and {@code text}; made to fail by {@code PUT /fault}. Loopback only,
 * thread-safe.
 */
public final class StandInWhisper implements AutoCloseable {
    private static final int UNPROCESSABLE = 422;
    private static final int SAMPLES_RATE_HZ = 16_000;

    private final Memory memory = new Memory();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Fault fault = new Fault.None();

    private StandInWhisper(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/v1/audio/transcriptions", exchange -> handle(exchange, this::transcribe));
        server.createContext("/v1/models", exchange -> handle(exchange, _ -> models()));
        server.createContext("/teach", exchange -> handle(exchange, this::teach));
        server.createContext("/fault", exchange -> handle(exchange, this::misbehave));
    }

    /** Starts one on a free port. */
    public static StandInWhisper start() {
        // without it every answer waits 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var whisper = new StandInWhisper(server);
            Rehearsal.of(whisper);
            server.start();
            return whisper;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The stand-in for whisper was interrupted while it started.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in for whisper found no port to listen on.", e);
        }
    }

    /** Ends in {@code /v1}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    public void teach(Pcm sound, String text) {
        memory.teach(Utterance.of(text, sound));
    }

    void forget() {
        memory.forget();
    }

    /** From the next request on, until told otherwise. */
    public void misbehave(Fault fault) {
        this.fault = fault;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    Answer transcribe(Request request) throws InterruptedException {
        return switch (fault) {
            case Fault.None() -> understand(request);
            case Fault.Late(var by) -> {
                Thread.sleep(by);
                yield understand(request);
            }
            case Fault.Stalled() -> {
                closed.await();
                yield Answer.refusal(503, "closed");
            }
            case Fault.Failing(var status) -> Answer.refusal(status, "Told to fail.");
            case Fault.Babbling() -> new Answer(200, "<html><body>Welcome!</body></html>");
            case Fault.Mute() -> new Answer(200, "");
            case Fault.RefusingSamples() ->
                request.isSamples() ? Answer.refusal(415, "Unsupported media type audio/pcm.") : understand(request);
        };
    }

    private Answer understand(Request request) {
        var file = request.form().part("file");
        if (file.isEmpty()) {
            return Answer.refusal(UNPROCESSABLE, "The part file is missing.");
        }
        var sound = request.isSamples()
                ? samples(file.get().content())
                : Wav.read(file.get().content()).mono();
        var matches = memory.recall(sound);
        return new Answer(
                200,
                request.form().text("response_format", "json").equals("verbose_json")
                        ? VerboseAnswer.of(matches, request.form().text("language", "en"), sound.millis())
                        : VerboseAnswer.brief(matches));
    }

    private Answer teach(Request request) {
        var file = request.form().part("file");
        var text = request.form().text("text", "");
        if (file.isEmpty() || text.isBlank()) {
            return Answer.refusal(UNPROCESSABLE, "The form needs the parts file (WAV) and text.");
        }
        teach(Wav.read(file.get().content()).mono(), text);
        return new Answer(204, "");
    }

    private Answer misbehave(Request request) {
        misbehave(Fault.parse(new String(request.body(), StandardCharsets.UTF_8)));
        return new Answer(204, "");
    }

    private static Answer models() {
        return new Answer(200, """
                {"object":"list","data":[{"id":"stand-in","object":"model","created":0,"owned_by":"parley"}]}""");
    }

    private static Pcm samples(byte[] bytes) {
        var samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Pcm(samples, SAMPLES_RATE_HZ);
    }

    private static void handle(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            var answer = answer(exchange, handler);
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Answer answer(HttpExchange exchange, Handler handler) throws IOException {
        var type = exchange.getRequestHeaders().getOrDefault("Content-Type", List.of(""));
        try {
            return handler.answer(
                    new Request(type.getFirst(), exchange.getRequestBody().readAllBytes()));
        } catch (AudioException | IllegalArgumentException bad) {
            return Answer.refusal(UNPROCESSABLE, String.valueOf(bad.getMessage()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Answer.refusal(503, "closed");
        }
    }

    private interface Handler {
        Answer answer(Request request) throws InterruptedException;
    }

    record Request(String contentType, byte[] body) {
        Form form() {
            return Form.of(contentType, body);
        }

        /** Raw samples: 16 kHz, mono, signed 16-bit, little-endian. */
        boolean isSamples() {
            return form().part("file")
                    .filter(file -> file.type().equals("audio/pcm"))
                    .isPresent();
        }
    }

    record Answer(int status, String body) {
        static Answer refusal(int status, String sentence) {
            return new Answer(status, VerboseAnswer.detail(sentence));
        }
    }
}
