package dev.parley.line.asterisk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How to reach Asterisk. */
@ConfigMapping(prefix = "parley.asterisk")
interface AsteriskConfig {
    /** Base of Asterisk's HTTP server, such as http://pbx:8088; without it no telephone is connected. */
    Optional<URI> url();

    /** The ARI user, as in ari.conf. */
    @WithDefault("parley")
    String username();

    /** The ARI user's password. */
    Optional<String> password();

    /** The Stasis application that the dialplan hands calls to. */
    @WithDefault("ai-call-center")
    String application();

    /** Our own address, as Asterisk reaches it for media; by default the one that leads to Asterisk. */
    Optional<String> mediaAddress();

    /** The first of the UDP ports for media, one a call; 0 takes any free port. */
    @WithDefault("0")
    int firstMediaPort();

    /** The last of the UDP ports for media. */
    @WithDefault("0")
    int lastMediaPort();

    /** How sound travels between Asterisk and Parley: auto, ulaw, alaw, slin, g722 or websocket. */
    @WithDefault("auto")
    MediaFormat mediaFormat();

    /** Dialplan context of the extensions that a caller may be handed over to. */
    @WithDefault("parley-human")
    String handOverContext();

    /** Dialplan context of the extensions that a caller may be sent to for good. */
    @WithDefault("parley")
    String transferContext();

    /** How long a lost Asterisk may take to come back before its calls are given up. */
    @WithDefault("30s")
    Duration patience();

    /** How long Asterisk keeps a call whose Parley has died, in whole seconds; for ever when 0. */
    @WithDefault("30s")
    Duration lease();

    /** How often channels and bridges that no call belongs to are looked for. */
    @WithDefault("1m")
    Duration sweepEvery();

    /** While another client answers our calls: how often it is looked whether it has gone. */
    @WithDefault("5s")
    Duration standbyEvery();

    /** How long a caller may hold before the call ends; as long as they like when a person has the call. */
    @WithDefault("30m")
    Duration longestHold();

    /** The longest that a single ARI command may take. */
    @WithDefault("5s")
    Duration commandTimeout();
}
