package dev.parley.demo.asterisk;

import dev.parley.ops.Surroundings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where a private Asterisk listens, all on loopback.
 *
 * @param sip UDP
 * @param http TCP, where ARI is
 * @param rtpStart the first of {@link #RTP_PORTS} UDP ports for sound. Asterisk passes over those that are taken, so that
 *     two servers may share a range.
 */
record Ports(int sip, int http, int rtpStart) {
    static final int RTP_PORTS = 1000;

    private static final int STEP = 2;
    private static final int TRIES = 50;

    /** The configured ports, or where one is taken the next one that is free; 0 stands for any. */
    static Ports choose(Surroundings surroundings) {
        var sip = configured(surroundings, "parley.demo.sip-port", 5060);
        var http = configured(surroundings, "parley.demo.asterisk-http-port", 8088);
        var chosen = new Ports(
                free(sip, Ports::boundForUdp),
                free(http, Ports::boundForTcp),
                configured(surroundings, "parley.demo.rtp-start", 10000));
        tell(surroundings, "SIP", sip, chosen.sip);
        tell(surroundings, "ARI", http, chosen.http);
        return chosen;
    }

    int rtpEnd() {
        return rtpStart + RTP_PORTS - 1;
    }

    private static int configured(Surroundings surroundings, String key, int otherwise) {
        var value = surroundings.configured(key).orElse(Integer.toString(otherwise));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535 - RTP_PORTS) {
            throw new AsteriskException(key + " is " + value + ", which is no port. Set a number from 0 to 64535.");
        }
        return Integer.parseInt(value);
    }

    private static void tell(Surroundings surroundings, String what, int wanted, int chosen) {
        if (wanted != 0 && wanted != chosen) {
            surroundings.progress("Port " + wanted + " is taken: Asterisk's " + what + " listens on " + chosen);
        }
    }

    private interface Probe {
        /** @return the port that was free, given or, for 0, found */
        int bind(int port) throws IOException;
    }

    private static int free(int first, Probe probe) {
        for (int i = 0; i < TRIES; i++) {
            try {
                return probe.bind(first == 0 ? 0 : first + i * STEP);
            } catch (IOException e) {
                // Taken: the next one.
            }
        }
        try {
            return probe.bind(0);
        } catch (IOException e) {
            throw new AsteriskException("No port is free on 127.0.0.1 for Asterisk: " + e, e);
        }
    }

    private static int boundForUdp(int port) throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return socket.getLocalPort();
        }
    }

    private static int boundForTcp(int port) throws IOException {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
