package dev.parley.model.ollama;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One streamed exchange: langchain4j's HTTP port on Vert.x. Nothing blocks, each line is handed on as it comes, and the
 * exchange can be cancelled from any thread before the first byte of the answer, which closes the connection and so
 * makes Ollama stop.
 */
final class Wire implements HttpClient, HttpClientBuilder {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int ERROR_EXCERPT = 300;

    private final io.vertx.core.http.HttpClient http;
    private final Optional<String> schema;
    private @Nullable HttpClientRequest open;
    private boolean over;

    /** @param schema that the answer has to follow: Ollama's "format", which goes to it word for word */
    Wire(io.vertx.core.http.HttpClient http, Optional<String> schema) {
        this.http = http;
        this.schema = schema;
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser unused, ServerSentEventListener listener) {
        var options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(request.url());
        request.headers().forEach((name, values) -> values.forEach(value -> options.addHeader(name, value)));
        http.request(options)
                .onSuccess(opened -> send(opened, body(request), listener))
                .onFailure(fault -> fail(fault, listener));
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("This connection only streams.");
    }

    /** Closes the connection unless the exchange is over. */
    synchronized void cancel() {
        over = true;
        if (open != null) {
            open.reset();
            open = null;
        }
    }

    /** The reply is complete: the connection may serve another one. */
    synchronized void release() {
        over = true;
        open = null;
    }

    private String body(HttpRequest request) {
        return schema.map(format -> new JsonObject(request.body())
                        .put("format", new JsonObject(format))
                        .encode())
                .orElse(request.body());
    }

    /** Listens before it sends: the bytes of an answer that nobody listens for yet are lost. */
    private void send(HttpClientRequest request, String body, ServerSentEventListener listener) {
        request.exceptionHandler(fault -> fail(fault, listener));
        request.response().onSuccess(response -> read(response, listener)).onFailure(fault -> fail(fault, listener));
        if (opened(request)) {
            request.send(body);
        }
    }

    private synchronized boolean opened(HttpClientRequest request) {
        if (over) {
            request.reset();
            return false;
        }
        open = request;
        return true;
    }

    private void read(HttpClientResponse response, ServerSentEventListener listener) {
        if (response.statusCode() != 200) {
            response.body()
                    .onSuccess(body -> refused(new HttpException(response.statusCode(), excerpt(body)), listener))
                    .onFailure(fault -> fail(fault, listener));
            return;
        }
        var lines = RecordParser.newDelimited("\n", response).maxRecordSize(LONGEST_LINE);
        lines.exceptionHandler(fault -> fail(fault, listener));
        lines.endHandler(end -> fail(new IOException("the reply ended before it was done"), listener));
        lines.handler(line -> line(line, listener));
    }

    private void line(Buffer line, ServerSentEventListener listener) {
        var text = line.toString().strip();
        if (text.isEmpty()) {
            return;
        }
        try {
            listener.onEvent(new ServerSentEvent(null, text));
        } catch (RuntimeException notJson) {
            fail(new IOException("it sent a line that is not Ollama's", notJson), listener);
        }
    }

    private void refused(HttpException answer, ServerSentEventListener listener) {
        synchronized (this) {
            if (over) {
                return;
            }
            release();
        }
        listener.onError(answer);
    }

    /** Tells the first fault; what a closed connection still says is no news. */
    private void fail(Throwable fault, ServerSentEventListener listener) {
        synchronized (this) {
            if (over) {
                return;
            }
        }
        cancel();
        listener.onError(fault);
    }

    private static String excerpt(Buffer body) {
        var text = body.toString();
        return text.substring(0, Math.min(ERROR_EXCERPT, text.length()));
    }

    @Override
    public @Nullable Duration connectTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public @Nullable Duration readTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
