package dev.parley.followup.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** An SMS gateway that takes JSON over HTTP. */
@ConfigMapping(prefix = "parley.followup.http")
public interface HttpSmsConfig {
    /** Where it takes messages: {@code https://sms.example.com/messages}; without it nothing is sent. */
    Optional<URI> url();

    /** The API key. */
    Optional<String> key();

    /** The header that carries the key; {@code Authorization} gets it as bearer token. */
    @WithDefault("Authorization")
    String keyHeader();

    /** What is posted: JSON in which {@code {to}}, {@code {text}} and {@code {id}} stand inside of strings. */
    @WithDefault("{\"to\": \"{to}\", \"text\": \"{text}\"}")
    String body();
}
