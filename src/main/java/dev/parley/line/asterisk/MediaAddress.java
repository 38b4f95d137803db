package dev.parley.line.asterisk;

import dev.parley.line.LineException;
import java.io.IOException;
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
            throw new LineException(
                    "The name " + e.getMessage() + " cannot be resolved. Check parley.asterisk.url, and"
                            + " parley.asterisk.media-address where it is set.",
                    e);
        }
    }

    /** Connecting a UDP socket sends nothing; it asks the routing table for the address to use. */
    private static InetAddress towards(InetAddress asterisk) {
        try (var probe = new DatagramSocket()) {
            probe.connect(new InetSocketAddress(asterisk, 9));
            return probe.getLocalAddress();
        } catch (IOException e) {
            throw new LineException(
                    "No network leads to Asterisk at " + asterisk + ". Check parley.asterisk.url, or set"
                            + " parley.asterisk.media-address to the address that Asterisk is to send sound to.",
                    e);
        }
    }
}
