package dev.parley.demo.asterisk;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One Asterisk process on its way up. */
record AsteriskStart(Process process, AsteriskFolder folder) {
    private static final Duration BOOTS_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    static AsteriskStart of(AsteriskProgram program, AsteriskFolder folder) throws IOException {
        var command = new ArrayList<String>();
        // A session of its own: Ctrl-C in the terminal reaches Parley, which ends its calls and then this process.
        ProgramsOnPath.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(program.command());
        command.addAll(List.of("-f", "-n", "-C", folder.configuration().toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.log("console").toFile());
        // Each thread would otherwise get a heap arena of its own, hundreds of megabytes in all.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return new AsteriskStart(builder.start(), folder);
    }

    /**
     * Waits until Asterisk takes calls.
     *
     * @return false when another program took one of its ports meanwhile
     * @throws AsteriskException when it does not come up
     */
    boolean awaitBoot() throws IOException {
        var latest = System.nanoTime() + BOOTS_WITHIN.toNanos();
        while (!log("full").contains("Asterisk Ready")) {
            if (!process.isAlive() || System.nanoTime() > latest) {
                throw new AsteriskException(
                        "Asterisk does not start; the end of its log (" + folder.log("full") + "): " + lastWords());
            }
            pause();
        }
        return !log("messages").contains("Address already in use");
    }

    AsteriskException lostItsPorts() {
        return new AsteriskException("Other programs keep taking the ports that were free for Asterisk."
                + " Name free ones in parley.demo.sip-port and parley.demo.asterisk-http-port.");
    }

    private String lastWords() throws IOException {
        var lines = Stream.concat(log("messages").lines(), log("console").lines())
                .filter(line -> line.contains("ERROR") || line.contains("rror:"))
                .toList();
        return lines.subList(Math.max(0, lines.size() - 3), lines.size()).stream()
                .collect(Collectors.joining(" | "));
    }

    private String log(String name) throws IOException {
        Path file = folder.log(name);
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AsteriskException("Interrupted while Asterisk was starting. Start again.", e);
        }
    }
}
