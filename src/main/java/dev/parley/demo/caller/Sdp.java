package dev.parley.demo.caller;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the two sides say about their sound (RFC 4566), as far as a telephone on loopback needs it. */
final class Sdp {
    static final int TELEPHONE_EVENT = 101;

    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) \\S+ (\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("(?m)^c=IN IP4 (\\S+)");

    private Sdp() {}

    static String of(InetSocketAddress rtp, List<Codec> codecs) {
        return of(rtp, codecs, "sendrecv", 1);
    }

    /**
     * @param direction as the offerer sees it: sendrecv, or sendonly while holding
     * @param version counts up with every offer of a call
     */
    static String of(InetSocketAddress rtp, List<Codec> codecs, String direction, int version) {
        var address = rtp.getAddress().getHostAddress();
        var types = codecs.stream().map(codec -> codec.payloadType() + " ").collect(Collectors.joining());
        var maps = codecs.stream()
                .map(codec -> "a=rtpmap:" + codec.payloadType() + " " + codec + "/8000\r\n")
                .collect(Collectors.joining());
        return "v=0\r\no=- 1 " + version + " IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address
                + "\r\nt=0 0\r\nm=audio "
                + rtp.getPort() + " RTP/AVP " + types + TELEPHONE_EVENT + "\r\n" + maps + "a=rtpmap:" + TELEPHONE_EVENT
                + " telephone-event/8000\r\na=fmtp:" + TELEPHONE_EVENT + " 0-15\r\na=ptime:20\r\na=" + direction
                + "\r\n";
    }

    /** Where the other side wants the sound, and in which of the offered codecs; empty when that cannot be read. */
    static Optional<Agreement> agreement(String answer, CallOptions options) {
        var audio = AUDIO.matcher(answer);
        var address = ADDRESS.matcher(answer);
        if (!audio.find() || !address.find()) {
            return Optional.empty();
        }
        var to = new InetSocketAddress(address.group(1), Integer.parseInt(audio.group(1)));
        return options.offered(Integer.parseInt(audio.group(2))).map(codec -> new Agreement(to, codec));
    }

    record Agreement(InetSocketAddress to, Codec codec) {}
}
