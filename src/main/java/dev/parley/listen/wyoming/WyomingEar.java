package dev.parley.listen.wyoming;

import dev.parley.listen.EarException;
import dev.parley.listen.Engine;
import dev.parley.listen.Samples;
import dev.parley.listen.Speech;
import dev.parley.listen.Subtitles;
import dev.parley.talk.Transcript;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;

/**
 * Words by a recogniser that speaks the Wyoming protocol, such as wyoming-faster-whisper. A whole turn is tried twice
 * when the server breaks off, a partial one never. Thread-safe.
 */
final class WyomingEar implements Engine {
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final Duration BEFORE_THE_RETRY = Duration.ofMillis(150);
    private static final int BYTES_A_CHUNK = 2048;

    private final WyomingServer server;
    private final WyomingConfig config;
    private final Subtitles subtitles = new Subtitles();

    WyomingEar(WyomingServer server, WyomingConfig config) {
        this.server = server;
        this.config = config;
    }

    @Override
    public String name() {
        return "Wyoming recogniser at " + server.address();
    }

    @Override
    public Uni<Transcript> transcribe(Speech speech) {
        var limit = speech.within().orElse(speech.complete() ? config.timeout() : config.partialTimeout());
        return (speech.complete() ? triedTwice(once(speech)) : once(speech))
                .map(event -> understand(event, speech))
                .ifNoItem()
                .after(limit)
                .fail()
                .onFailure(TimeoutException.class)
                .transform(_ -> new EarException(name() + " gave no answer within " + limit.toMillis()
                        + " ms. It needs a faster machine or a smaller model, or more patience"
                        + " (parley.listen.wyoming.timeout)."))
                .onFailure(failure -> !(failure instanceof EarException))
                .transform(this::unanswered);
    }

    @Override
    public Uni<Void> probe() {
        return server.greet().ifNoItem().after(PROBE_LIMIT).fail().onFailure().transform(this::unanswered);
    }

    private Uni<Event> once(Speech speech) {
        return Uni.createFrom()
                .item(() -> question(speech))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .chain(server::ask);
    }

    private static Uni<Event> triedTwice(Uni<Event> once) {
        return once.onFailure(IOException.class).recoverWithUni(() -> Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(BEFORE_THE_RETRY)
                .chain(() -> once));
    }

    private Buffer question(Speech speech) {
        var samples = Samples.littleEndian(Samples.at16k(speech.sound()));
        var transcribe = Event.JSON.createObjectNode();
        config.model().ifPresent(model -> transcribe.put("name", model));
        if (!speech.language().isEmpty()) {
            transcribe.put("language", speech.language());
        }
        var format = Event.JSON
                .createObjectNode()
                .put("rate", Samples.RATE_HZ)
                .put("width", 2)
                .put("channels", 1);
        var question = Event.of("transcribe", transcribe)
                .bytes()
                .appendBuffer(Event.of("audio-start", format).bytes());
        for (int from = 0; from < samples.length; from += BYTES_A_CHUNK) {
            int length = Math.min(BYTES_A_CHUNK, samples.length - from);
            var chunk = Buffer.buffer(length).appendBytes(samples, from, length);
            question.appendBuffer(new Event("audio-chunk", format, chunk).bytes());
        }
        return question.appendBuffer(
                Event.of("audio-stop", Event.JSON.createObjectNode()).bytes());
    }

    private Transcript understand(Event event, Speech speech) {
        if (event.type().equals("error")) {
            throw new EarException(name() + " answered an error (\""
                    + event.data().path("text").asText() + "\"). Look into its log.");
        }
        var text = event.data().path("text").asText().strip();
        var language = event.data().path("language").asText(speech.language());
        return new Transcript(subtitles.contain(text, speech.language()) ? "" : text, language);
    }

    private EarException unanswered(Throwable failure) {
        var message = failure instanceof EventReader.NotWyoming
                ? name() + " speaks another protocol (" + failure.getMessage()
                        + "). Correct parley.listen.wyoming.address."
                : name() + " cannot be reached or broke off (" + failure.getMessage()
                        + "). Start it, or correct parley.listen.wyoming.address.";
        return new EarException(message, failure);
    }
}
