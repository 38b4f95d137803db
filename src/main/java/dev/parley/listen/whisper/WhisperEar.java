package dev.parley.listen.whisper;

import dev.parley.audio.Wav;
import dev.parley.listen.EarException;
import dev.parley.listen.Engine;
import dev.parley.listen.Samples;
import dev.parley.listen.Speech;
import dev.parley.listen.Words;
import dev.parley.listen.whisper.VerboseJson.Segment;
import dev.parley.listen.whisper.WhisperConfig.Upload;
import dev.parley.listen.whisper.WhisperServer.Answer;
import dev.parley.talk.Transcript;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Words by a server that answers {@code POST /v1/audio/transcriptions} as faster-whisper (speaches), whisper.cpp and
 * OpenAI do. One decode of what it is given: a whole turn is tried twice when the server breaks off or answers 5xx, a
 * partial one never. A server that cannot take raw samples gets WAV from then on. Thread-safe.
 */
final class WhisperEar implements Engine {
    private static final Logger LOG = Logger.getLogger(WhisperEar.class);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final Duration BEFORE_THE_RETRY = Duration.ofMillis(150);
    /** OpenAI refuses anything shorter, and no word is. */
    private static final int SHORTEST_MILLIS = 100;

    private final String kind;
    private final WhisperServer server;
    private final WhisperConfig config;
    private final Troubles troubles;
    private final Inventions inventions = new Inventions();
    private volatile Upload upload;

    WhisperEar(String kind, WhisperServer server, WhisperConfig config) {
        this.kind = kind;
        this.server = server;
        this.config = config;
        this.upload = config.upload();
        this.troubles = new Troubles(name(), config);
    }

    @Override
    public String name() {
        return kind + " at " + server.address();
    }

    @Override
    public Uni<Transcript> transcribe(Speech speech) {
        if (speech.sound().millis() < SHORTEST_MILLIS) {
            return Uni.createFrom().item(new Transcript("", speech.language()));
        }
        var once = Uni.createFrom().deferred(() -> send(speech));
        var limit = speech.within().orElse(speech.complete() ? config.timeout() : config.partialTimeout());
        return within(limit, (speech.complete() ? triedTwice(once) : once).map(answer -> understand(answer, speech)))
                .onFailure(failure -> !(failure instanceof EarException))
                .transform(troubles::unanswered);
    }

    @Override
    public Uni<Void> probe() {
        return within(PROBE_LIMIT, server.get("/models"))
                .onFailure(failure -> !(failure instanceof EarException))
                .transform(troubles::unanswered)
                .invoke(answer -> {
                    if (answer.status() == 401 || answer.status() == 403 || answer.status() >= 500) {
                        throw troubles.refused(answer);
                    }
                })
                .replaceWithVoid();
    }

    private <T> Uni<T> within(Duration limit, Uni<T> answer) {
        return answer.ifNoItem().after(limit).failWith(() -> troubles.tookTooLong(limit));
    }

    private static Uni<Answer> triedTwice(Uni<Answer> once) {
        return once.invoke(answer -> {
                    if (answer.status() >= 500) {
                        throw new ServerFailed(answer);
                    }
                })
                .onFailure(WhisperEar::mayPassOnTheSecondTry)
                .recoverWithUni(() -> Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(BEFORE_THE_RETRY)
                        .chain(() -> once));
    }

    private static boolean mayPassOnTheSecondTry(Throwable failure) {
        return failure instanceof ServerFailed || Troubles.isBrokenConnection(failure);
    }

    private Uni<Answer> send(Speech speech) {
        return upload == Upload.WAV
                ? send(speech, Upload.WAV)
                : send(speech, Upload.PCM)
                        .chain(answer -> refusesSamples(answer)
                                ? sendWavInstead(speech)
                                : Uni.createFrom().item(answer));
    }

    private Uni<Answer> send(Speech speech, Upload as) {
        return Uni.createFrom()
                .item(() -> form(speech, as))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .chain(form -> server.post("/audio/transcriptions", form));
    }

    private Uni<Answer> sendWavInstead(Speech speech) {
        return send(speech, Upload.WAV).invoke(answer -> {
            if (VerboseJson.parse(answer.body()).isPresent()) {
                LOG.infof(
                        "%s does not take raw samples and gets WAV from now on. "
                                + "Set parley.listen.whisper.upload=wav to spare it the first try.",
                        name());
                upload = Upload.WAV;
            }
        });
    }

    /** whisper.cpp tells it by an error in an answer of status 200. */
    private static boolean refusesSamples(Answer answer) {
        return answer.status() == 400
                || answer.status() == 415
                || answer.status() == 200 && answer.body().stripLeading().startsWith("{\"error\"");
    }

    private Multipart form(Speech speech, Upload as) {
        var sound = Samples.at16k(speech.sound());
        var form =
                switch (as) {
                    case PCM -> new Multipart().file("file", "speech.pcm", "audio/pcm", Samples.littleEndian(sound));
                    case WAV -> new Multipart().file("file", "speech.wav", "audio/wav", Wav.write(sound));
                };
        form.field("model", config.model())
                .field("response_format", "verbose_json")
                .field("temperature", "0");
        if (!speech.language().isEmpty()) {
            form.field("language", speech.language());
        }
        return speech.hint().isEmpty() ? form : form.field("prompt", speech.hint());
    }

    private Transcript understand(Answer answer, Speech speech) {
        if (answer.status() != 200) {
            throw troubles.refused(answer);
        }
        var transcription = VerboseJson.parse(answer.body()).orElseThrow(() -> troubles.noTranscription(answer));
        var text = transcription.segments().stream()
                .filter(segment -> !inventions.contain(segment, speech.language()))
                .map(Segment::text)
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
        return new Transcript(
                isTheHint(text, speech.hint()) ? "" : text,
                Languages.code(transcription.language()).orElse(speech.language()));
    }

    /** Fed silence, whisper repeats its prompt. */
    private static boolean isTheHint(String text, String hint) {
        return Words.of(hint).size() > 3 && Words.normal(text).equals(Words.normal(hint));
    }

    private static final class ServerFailed extends RuntimeException {
        ServerFailed(Answer answer) {
            super("status " + answer.status());
        }
    }
}
