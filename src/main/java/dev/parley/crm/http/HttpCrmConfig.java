package dev.parley.crm.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A CRM that takes JSON over HTTP. */
@ConfigMapping(prefix = "parley.crm.http")
public interface HttpCrmConfig {
    /** Where it is: {@code https://crm.example.com}. */
    Optional<URI> url();

    /** The API key. */
    Optional<String> key();

    /** The header that carries the key; {@code Authorization} gets it as bearer token. */
    @WithDefault("Authorization")
    String keyHeader();

    /** Method with which a lead is changed. */
    @WithDefault("PUT")
    String leadMethod();

    /** Where things go. {@code {leadId}} and {@code {phone}} are filled in. */
    Paths paths();

    /** Our field to theirs, nested by dots; {@code -} leaves it out: {@code parley.crm.http.fields.content=note.text}. */
    Map<String, String> fields();

    /** Where things go. */
    interface Paths {
        /** What was said. */
        @WithDefault("/api/leads/{leadId}/communication")
        String communication();

        /** Tasks. */
        @WithDefault("/api/tasks")
        String task();

        /** The lead itself. */
        @WithDefault("/api/leads/{leadId}")
        String lead();

        /** A search by phone, such as {@code /api/leads?phone={phone}}; for calls that the CRM did not tell us of. */
        Optional<String> find();
    }
}
