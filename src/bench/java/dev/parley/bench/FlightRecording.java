package dev.parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A flight recording of another JVM, made by the JDK's own jcmd. */
final class FlightRecording {
    static final FlightRecording NONE = new FlightRecording(0);

    private final long pid;

    private FlightRecording(long pid) {
        this.pid = pid;
    }

    static FlightRecording start(long pid) throws IOException {
        jcmd(pid, "JFR.start", "name=bench", "settings=profile", "+jdk.CPUTimeSample#enabled=true");
        return new FlightRecording(pid);
    }

    void stop(Path file) throws IOException {
        if (pid != 0) {
            jcmd(pid, "JFR.stop", "name=bench", "filename=" + file);
        }
    }

    private static void jcmd(long pid, String... words) throws IOException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(java.util.List.of(words));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
