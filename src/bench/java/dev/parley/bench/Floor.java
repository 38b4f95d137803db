package dev.parley.bench;

import dev.parley.demo.caller.EchoStreams;
import dev.parley.demo.caller.FleetFigures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What the packets of so many calls cost at least: a bare echo, without Asterisk, on the same machine at the same time.
 *
 * @param cores processors that the echo uses
 * @param heard how far apart the packets come back
 */
record Floor(double cores, FleetFigures heard) {
    private static final Duration SETTLED = Duration.ofSeconds(6);

    static Floor measure(int calls, Duration window) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoProcess.class.getName(),
                        Integer.toString(calls))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var ports = Stream.of(process.inputReader().readLine().split(" "))
                    .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)))
                    .toList();
            try (var streams = new EchoStreams(ports)) {
                LoadBench.pause(SETTLED);
                streams.measured();
                double before = Processes.processorSeconds(process.pid());
                LoadBench.pause(window);
                double used = Processes.processorSeconds(process.pid()) - before;
                return new Floor(used / (window.toNanos() / 1e9), streams.measured());
            }
        } finally {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }
}
