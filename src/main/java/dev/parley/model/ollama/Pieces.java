package dev.parley.model.ollama;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.parley.model.Piece;
import java.time.Duration;
import java.util.function.Consumer;

/** Turns langchain4j's callbacks into pieces. One reply, one thread. */
final class Pieces implements StreamingChatResponseHandler {
    private final Consumer<Piece> came;
    private final Consumer<Throwable> broke;
    private final Runnable ended;
    private final long startedAt = System.nanoTime();

    Pieces(Consumer<Piece> came, Consumer<Throwable> broke, Runnable ended) {
        this.came = came;
        this.broke = broke;
        this.ended = ended;
    }

    @Override
    public void onPartialResponse(String text) {
        came.accept(new Piece.Token(text));
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        var request = call.toolExecutionRequest();
        came.accept(new Piece.ToolCalled(request.name(), request.arguments()));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        var usage = response.tokenUsage();
        came.accept(new Piece.Finished(
                usage == null ? 0 : usage.inputTokenCount(),
                usage == null ? 0 : usage.outputTokenCount(),
                Duration.ofNanos(System.nanoTime() - startedAt),
                response.finishReason() == FinishReason.LENGTH));
        ended.run();
    }

    @Override
    public void onError(Throwable fault) {
        broke.accept(fault);
    }
}
