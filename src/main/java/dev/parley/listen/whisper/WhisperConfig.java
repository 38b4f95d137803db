package dev.parley.listen.whisper;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A server for transcriptions in the format of OpenAI. */
@ConfigMapping(prefix = "parley.listen.whisper")
public interface WhisperConfig {
    /** Where it is, ending in {@code /v1}: {@code http://host:8000/v1}. Absent: it is not used. */
    Optional<URI> url();

    /** The model to ask for. */
    @WithDefault("Systran/faster-whisper-small")
    String model();

    /** Sent as bearer token. */
    Optional<String> apiKey();

    /** How long a whole turn may take, one retry included. */
    @WithDefault("5s")
    Duration timeout();

    /** How long a partial transcript of a growing turn may take. */
    @WithDefault("2s")
    Duration partialTimeout();

    /** {@code pcm} for faster-whisper (speaches), which then skips decoding; {@code wav} for whisper.cpp and OpenAI. */
    @WithDefault("pcm")
    Upload upload();

    /** How the sound is sent. */
    enum Upload {
        PCM,
        WAV
    }
}
