package dev.parley.bench.engines;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One HTTP server on loopback that hears, thinks and speaks, on one thread: {@code /v1/audio/transcriptions} after
 * 150 ms, {@code /api/chat} with the first sentence after 150 ms, {@code /v1/audio/speech} after 50 ms. Prints its port as
 * the first line; ends when its standard input does, so that it never outlives the bench.
 */
public final class EnginesProcess {
    private EnginesProcess() {}

    /** @param arguments the folder of the lines that callers say, as {@link TaughtLines} reads it */
    public static void main(String... arguments) throws IOException {
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        var ear = new FixedEar(vertx, TaughtLines.in(Path.of(arguments[0])));
        var mind = new FixedMind(vertx);
        var voice = new FixedVoice(vertx);
        var server = vertx.createHttpServer()
                .requestHandler(request -> route(request, ear, mind, voice))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        System.out.println(server.actualPort());
        System.out.flush();
        while (System.in.read() >= 0) {
            // nothing is ever said: only the end counts
        }
        System.exit(0);
    }

    private static void route(HttpServerRequest request, FixedEar ear, FixedMind mind, FixedVoice voice) {
        switch (String.valueOf(request.path())) {
            case "/v1/audio/transcriptions" -> ear.transcribe(request);
            case "/v1/models" ->
                json(request, "{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\"}]}");
            case "/api/chat" -> mind.chat(request);
            case "/api/tags" -> json(request, "{\"models\":[{\"name\":\"bench\",\"model\":\"bench\",\"size\":0}]}");
            case "/api/version" -> json(request, "{\"version\":\"0.0.0-bench\"}");
            case "/v1/audio/speech" -> voice.speak(request);
            default -> request.response().setStatusCode(404).end();
        }
    }

    static void json(HttpServerRequest request, String body) {
        if (!request.response().closed()) {
            request.response().putHeader("Content-Type", "application/json").end(body);
        }
    }
}
