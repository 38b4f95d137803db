package dev.parley.demo.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A SIP request or response (RFC 3261).
 *
 * @param start the request line or status line
 * @param headers as they stand, one "Name: value" each
 */
record SipMessage(String start, List<String> headers, String body) {
    static SipMessage parse(byte[] datagram, int length) {
        var parts = new String(datagram, 0, length, UTF_8).split("\r\n\r\n", 2);
        var lines = parts[0].split("\r\n");
        return new SipMessage(lines[0], Stream.of(lines).skip(1).toList(), parts.length > 1 ? parts[1] : "");
    }

    byte[] bytes() {
        var length = "Content-Length: " + body.getBytes(UTF_8).length;
        return Stream.of(Stream.of(start), headers.stream(), Stream.of(length, "", body))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\r\n"))
                .getBytes(UTF_8);
    }

    boolean isResponse() {
        return start.startsWith("SIP/2.0 ");
    }

    int status() {
        return Integer.parseInt(start.substring(8, 11));
    }

    String reason() {
        return start.substring(Math.min(12, start.length()));
    }

    /** The method of a request, and of the request that a response answers. */
    String method() {
        return isResponse() ? header("CSeq").replaceAll("^\\d+\\s+", "") : start.split(" ", 2)[0];
    }

    /** The number in CSeq. */
    int sequence() {
        return Integer.parseInt(header("CSeq").replaceAll("\\D.*$", ""));
    }

    /** Empty when there is none; names count in any case. */
    String header(String name) {
        return lines(name)
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip())
                .orElse("");
    }

    /** The address of the Contact header, where further requests of the dialog go. */
    Optional<String> contact() {
        var value = header("Contact").replaceAll("^.*<|>.*$", "");
        return Optional.of(value).filter(uri -> uri.startsWith("sip:"));
    }

    /** The answer to this request, with the headers that RFC 3261 section 8.2.6 wants copied. */
    SipMessage answered(String status, List<String> more, String body) {
        var copied = Stream.of("Via", "From", "To", "Call-ID", "CSeq").flatMap(this::lines);
        return new SipMessage(
                "SIP/2.0 " + status, Stream.concat(copied, more.stream()).toList(), body);
    }

    private Stream<String> lines(String name) {
        return headers.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    }
}
