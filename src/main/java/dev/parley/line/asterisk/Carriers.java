package dev.parley.line.asterisk;

import dev.parley.line.media.Pacer;
import dev.parley.line.rtp.Format;
import dev.parley.line.rtp.RtpEngine;
import dev.parley.line.websocket.MediaSockets;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Decides how the sound of a call travels: as configured, or by what the caller's telephone speaks. Thread-safe. */
final class Carriers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Carriers.class);
    private static final String WEBSOCKET_MODULE = "chan_websocket.so";
    /** What a telephone offers in common with Asterisk, its choice first, as in {@code (ulaw|g722)}. */
    private static final String CODECS = "CHANNEL(audionativeformat)";

    private static final Pattern FIRST = Pattern.compile("\\(?([^|)]*).*");
    /** Asterisk's names of the codecs that go beyond 4 kHz. */
    private static final Pattern WIDE =
            Pattern.compile("g722|opus|g719|siren7|siren14|slin[1-9]\\d+|speex(16|32)|silk(16|24)");

    private final AriCommands ari;
    private final MediaFormat format;
    private final RtpEngine rtp;
    private final MediaSockets sockets;
    private final Pacer pacer;
    /** What the Asterisk that is connected has said, or will say. */
    private volatile CompletableFuture<Boolean> websocketOffered = new CompletableFuture<>();

    Carriers(Vertx vertx, URI url, AriCommands ari, AsteriskConfig config) {
        this.ari = ari;
        this.format = config.mediaFormat();
        this.pacer = new Pacer();
        this.rtp = new RtpEngine(MediaAddress.of(config, url), config.firstMediaPort(), config.lastMediaPort(), pacer);
        this.sockets = new MediaSockets(vertx, url, pacer, config.commandTimeout());
    }

    /** Rates that lines may have. */
    static Set<Integer> ratesHz(MediaFormat format) {
        return switch (format) {
            case ULAW, ALAW, SLIN -> Set.of(8_000);
            case G722 -> Set.of(16_000);
            case AUTO, WEBSOCKET -> Set.of(8_000, 16_000);
        };
    }

    /** Finds out what the Asterisk that has just been connected offers. */
    void connected() {
        if (format == MediaFormat.WEBSOCKET) {
            var answer = new CompletableFuture<Boolean>();
            websocketOffered = answer;
            ari.hasModule(WEBSOCKET_MODULE)
                    .onFailure()
                    .invoke(failure -> LOG.warn(failure.getMessage()))
                    .onFailure()
                    .recoverWithItem(false)
                    .invoke(Carriers::tell)
                    .subscribe()
                    .with(answer::complete);
        }
    }

    private static void tell(boolean offered) {
        if (!offered) {
            LOG.warn("Asterisk does not have chan_websocket.so loaded, so sound travels as RTP."
                    + " Load it (20.16, 22.6 and newer have it), or set parley.asterisk.media-format to auto.");
        }
    }

    /** How the sound of the call on this channel is to travel. Never fails. */
    Uni<Carrier.Kind> forChannel(String channel) {
        return switch (format) {
            case ULAW -> always(Format.ULAW);
            case ALAW -> always(Format.ALAW);
            case SLIN -> always(Format.SLIN);
            case G722 -> always(Format.G722);
            case AUTO -> byCodecOf(channel);
            case WEBSOCKET ->
                Uni.createFrom()
                        .completionStage(websocketOffered)
                        .chain(offered -> offered ? overWebSocket() : byCodecOf(channel));
        };
    }

    private Uni<Carrier.Kind> overWebSocket() {
        var rtpInstead = new RtpCarrier.Kind(rtp, Format.G722);
        return Uni.createFrom().item(new WebSocketCarrier.Kind(sockets, rtpInstead));
    }

    private Uni<Carrier.Kind> always(Format chosen) {
        return Uni.createFrom().item(new RtpCarrier.Kind(rtp, chosen));
    }

    private Uni<Carrier.Kind> byCodecOf(String channel) {
        return ari.variable(channel, CODECS)
                .onFailure()
                .invoke(failure -> LOG.debug(failure.getMessage()))
                .onFailure()
                .recoverWithItem("")
                .map(codecs -> new RtpCarrier.Kind(rtp, suiting(codecs)));
    }

    /**
     * What a telephone speaks is passed on as it is where RTP can carry it both ways; slin16 it cannot.
     *
     * @param codecs as Asterisk lists them
     */
    static Format suiting(String codecs) {
        var codec = FIRST.matcher(codecs).replaceFirst("$1");
        return switch (codec) {
            case "ulaw" -> Format.ULAW;
            case "alaw" -> Format.ALAW;
            default -> WIDE.matcher(codec).matches() ? Format.G722 : Format.SLIN;
        };
    }

    @Override
    public void close() {
        rtp.close();
        sockets.close();
        pacer.close();
    }
}
