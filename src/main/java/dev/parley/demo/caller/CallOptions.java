package dev.parley.demo.caller;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom to call, and as whom.
 *
 * @param sipPort where Asterisk listens on 127.0.0.1
 * @param number the user of the From header; empty for none
 * @param name its display name, any Unicode; empty for none
 * @param source the address to call from, a loopback one
 * @param headers of the INVITE, such as X-Parley-Demo
 * @param codecs offered, the best first
 */
public record CallOptions(
        int sipPort,
        String extension,
        String number,
        String name,
        InetAddress source,
        Map<String, String> headers,
        List<Codec> codecs) {
    public CallOptions {
        headers = Map.copyOf(headers);
        codecs = List.copyOf(codecs);
    }

    public static CallOptions to(int sipPort, String extension) {
        return new CallOptions(
                sipPort, extension, "5551000", "", InetAddress.getLoopbackAddress(), Map.of(), List.of(Codec.PCMU));
    }

    public CallOptions from(String number, String name) {
        return new CallOptions(sipPort, extension, number, name, source, headers, codecs);
    }

    public CallOptions from(InetAddress source) {
        return new CallOptions(sipPort, extension, number, name, source, headers, codecs);
    }

    public CallOptions header(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new CallOptions(sipPort, extension, number, name, source, more, codecs);
    }

    public CallOptions offering(Codec... codecs) {
        return new CallOptions(sipPort, extension, number, name, source, headers, List.of(codecs));
    }

    /** Samples per second of what is heard and said: 16000 when a codec that is offered has them. */
    int rateHz() {
        return codecs.stream().mapToInt(Codec::rateHz).max().orElse(Codec.PCMU.rateHz());
    }

    Optional<Codec> offered(int payloadType) {
        return Codec.of(payloadType).filter(codecs::contains);
    }
}
