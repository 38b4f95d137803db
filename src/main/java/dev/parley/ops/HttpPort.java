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
    private static final int TRIED = 100;

    private HttpPort() {}

    /** For a JVM's first start only: later on the port is taken by the application itself. */
    static void choose(Surroundings surroundings) {
        var host = surroundings.configured("quarkus.http.host").orElse("127.0.0.1");
        if (surroundings.configured(KEY).isEmpty() && !free(host, USUAL)) {
            var port = IntStream.range(USUAL + 1, USUAL + TRIED)
                    .filter(p -> free(host, p))
                    .findFirst();
            System.setProperty(KEY, Integer.toString(port.orElse(0)));
            surroundings.progress("HTTP port " + USUAL + " is taken; Parley takes "
                    + (port.isPresent() ? port.getAsInt() : "any free one") + " (" + KEY + " chooses another).");
        }
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
