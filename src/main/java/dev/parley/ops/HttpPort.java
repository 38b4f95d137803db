package dev.parley.ops;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** A taken HTTP port means the next free one, unless somebody has said which it must be. */
final class HttpPort {
    private static final String KEY = "quarkus.http.port";
    private static final int USUAL = 8080;
    private static final int HIGHEST = 65535;
    private static final int TRIED = 100;

    private HttpPort() {}

    /**
     * For a JVM's first start only: later on the port is taken by the application itself.
     *
     * @throws StartException when somebody has said which it must be and it is taken
     */
    static void choose(Surroundings surroundings) {
        var host = surroundings.configured("quarkus.http.host").orElse("127.0.0.1");
        var configured = surroundings.configured(KEY);
        configured.ifPresent(port -> insist(host, port));
        if (configured.isEmpty()) {
            var port = from(host, USUAL);
            if (port != USUAL) {
                System.setProperty(KEY, Integer.toString(port));
                surroundings.progress(
                        "HTTP port " + USUAL + " is taken; Parley takes " + port + " (" + KEY + " chooses another).");
            }
        }
    }

    private static void insist(String host, String configured) {
        if (!configured.matches("\\d{1,5}") || Integer.parseInt(configured) > HIGHEST) {
            throw new StartException(KEY + " is '" + configured + "', which is no port. Set a number from 0 to 65535.");
        }
        var port = Integer.parseInt(configured);
        if (port != 0 && !free(host, port)) {
            throw new StartException("HTTP port " + port + " on " + host + " is taken, and " + KEY + " insists on it."
                    + " Stop what listens there (`ss -ltnp` shows it), or set another.");
        }
    }

    /** The first free one; the usual one when all are taken, so that Quarkus says so. */
    static int from(String host, int usual) {
        return IntStream.range(usual, Math.min(usual + TRIED, HIGHEST))
                .filter(port -> free(host, port))
                .findFirst()
                .orElse(usual);
    }

    static boolean free(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
