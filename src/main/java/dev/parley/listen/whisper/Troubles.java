package dev.parley.listen.whisper;

import dev.parley.listen.EarException;
import dev.parley.listen.whisper.WhisperServer.Answer;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;

/** Says what went wrong with a whisper server, and what to do about it. */
final class Troubles {
    private static final int LONGEST_QUOTE = 160;

    private final String server;
    private final WhisperConfig config;

    Troubles(String server, WhisperConfig config) {
        this.server = server;
        this.config = config;
    }

    static boolean isBrokenConnection(Throwable failure) {
        return failure instanceof IOException || failure instanceof VertxException;
    }

    /** There is no answer in time. */
    EarException tookTooLong(Duration limit) {
        return new EarException(server + " gave no answer within " + limit.toMillis()
                + " ms. It needs a faster machine or a smaller model than " + config.model()
                + " (parley.listen.whisper.model), or more patience (parley.listen.whisper.timeout).");
    }

    /** There is no answer. */
    EarException unanswered(Throwable failure) {
        var what = failure instanceof UnknownHostException ? "its host is not known" : failure.getMessage();
        return new EarException(
                server + " cannot be reached or broke off (" + what
                        + "). Start it, or correct parley.listen.whisper.url.",
                failure);
    }

    /** There is an answer, and it is a refusal. */
    EarException refused(Answer answer) {
        return new EarException(server + " answered " + answer.status() + quote(answer.body()) + ". "
                + switch (answer.status()) {
                    case 401, 403 -> "Set parley.listen.whisper.api-key to a key that it accepts.";
                    case 404 ->
                        "Check that parley.listen.whisper.url ends in /v1 and that it has the model " + config.model()
                                + " (parley.listen.whisper.model).";
                    case 429 -> "It has more to do than it can: give it more workers or another machine.";
                    default -> answer.status() >= 500 ? "Look into its log." : "Check parley.listen.whisper.*.";
                });
    }

    /** There is an answer of status 200 that makes no sense. */
    EarException noTranscription(Answer answer) {
        return new EarException(server + " answered something that is no transcription" + quote(answer.body())
                + ". Check that parley.listen.whisper.url ends in /v1 and leads to a server for transcriptions.");
    }

    private static String quote(String body) {
        var line = body.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return " (an empty text)";
        }
        return " (\"" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line) + "\")";
    }
}
