package dev.parley.line.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Which of this machine's addresses Asterisk sends sound to: exactly the one our packets leave from. */
final class MediaAddress {
    private MediaAddress() {}

    static InetAddress of(AsteriskConfig config, URI asterisk) {
        try {
            return config.mediaAddress().isPresent()
                    ? InetAddress.getByName(config.mediaAddress().get())
                    : towards(InetAddress.getByName(asterisk.getHost()));
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(
                    "parley.asterisk.media-address or the host of parley.asterisk.url has no address", e);
        }
    }

    /** Connecting a UDP socket sends nothing; it asks the routing table for the address to use. */
    private static InetAddress towards(InetAddress asterisk) {
        try (var probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(asterisk, 9));
            return probe.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException("No network address leads to Asterisk at " + asterisk, e);
        }
    }
}
