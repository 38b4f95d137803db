package dev.parley.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the demo needs to place its calls; contributed by the private Asterisk and the stand-ins. */
@ConfigMapping(prefix = "parley.demo")
interface DemoConfig {
    /** Where the private Asterisk listens for SIP on 127.0.0.1; another port is taken, and printed, when it is in use. */
    @WithDefault("5060")
    int sipPort();

    /** Where the private Asterisk's HTTP server listens; another port is taken when it is in use. */
    @WithDefault("8088")
    int asteriskHttpPort();

    /** The first of the private Asterisk's RTP ports. */
    Optional<Integer> rtpStart();

    /** Where an Asterisk is unpacked already; otherwise it is fetched once and kept in the user's cache. */
    Optional<String> asteriskRoot();

    /** By this, made fresh at each start, the demo's own caller is known. Without it there is no demo. */
    Optional<String> token();

    /** The user name and password of a softphone at the private Asterisk. */
    Optional<String> softphoneUser();

    /** Its password. */
    Optional<String> softphonePassword();

    /** The stand-in speech recogniser. */
    Whisper whisper();

    /** The stand-in language model. */
    Ollama ollama();

    /** The stand-in speech recogniser. */
    interface Whisper {
        /** Base of its API, ending in /v1. */
        Optional<String> url();
    }

    /** The stand-in language model. */
    interface Ollama {
        /** Base of its API. */
        Optional<String> url();
    }
}
