package dev.parley.demo;

import dev.parley.demo.asterisk.PrivateAsterisk;
import dev.parley.demo.asterisk.PrivatePrograms;
import dev.parley.demo.asterisk.TestSurroundings;
import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.caller.SipCaller;
import dev.parley.demo.ollama.StandInOllama;
import dev.parley.demo.whisper.StandInWhisper;
import dev.parley.ops.Companion;
import dev.parley.ops.PostgresCompanion;
import dev.parley.ops.RedisCompanion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;

/**
 * Runs a packaged Parley, native or jar, among servers of its own and lets the scripted caller dial it; prints what it
 * took and what came of it. Ends with 0 when the lead is qualified. Not a test: packaging comes after the tests.
 *
 * <pre>
 * ./mvnw -q test-compile org.codehaus.mojo:exec-maven-plugin:3.5.1:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=dev.parley.demo.PackagedCall -Dexec.args="target/parley-0.1.0-SNAPSHOT-runner"
 * </pre>
 *
 * With {@code --embedded} in front of the command Parley has to bring PostgreSQL and Redis itself.
 */
public final class PackagedCall {
    private static final Duration SILENCE = Duration.ofMillis(900);
    private static final Duration TURN = Duration.ofSeconds(30);
    private static final String EMBEDDED = "--embedded";

    private final Deque<Companion> running = new ArrayDeque<>();
    private final TestSurroundings surroundings;
    private final Path home;

    private PackagedCall(Path home) {
        this.home = home;
        this.surroundings = new TestSurroundings(home);
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        var embedded = arguments.length > 0 && arguments[0].equals(EMBEDDED);
        var command = List.of(arguments).subList(embedded ? 1 : 0, arguments.length);
        var home = Files.createTempDirectory("parley-packaged-");
        var bench = new PackagedCall(home);
        Runtime.getRuntime().addShutdownHook(new Thread(bench::stop));
        System.exit(bench.run(command, embedded) ? 0 : 1);
    }

    private boolean run(List<String> command, boolean embedded) throws IOException, InterruptedException {
        if (!embedded) {
            start(new PostgresCompanion());
            start(new RedisCompanion());
        }
        start(new PrivatePrograms());
        start(new PrivateAsterisk());
        try (var whisper = StandInWhisper.start();
                var ollama = StandInOllama.start()) {
            var keys = new HashMap<>(surroundings.contributed());
            // What belongs to the demo stays behind: this is a production start.
            keys.keySet().removeIf(key -> key.startsWith("parley.demo."));
            keys.put("parley.home", home.resolve("parley").toString());
            keys.put("parley.listen.whisper.url", whisper.url());
            keys.put("quarkus.langchain4j.ollama.base-url", ollama.url());
            keys.put("parley.model.name", StandInOllama.MODEL);
            try (var parley = PackagedParley.start(command, keys, home.resolve("parley.log"))) {
                return call(parley, whisper);
            }
        }
    }

    private boolean call(PackagedParley parley, StandInWhisper whisper) throws IOException, InterruptedException {
        parley.awaitReady();
        parley.report("idle");
        var scenario = Scenario.named("investment").orElseThrow();
        var voice = new CallersVoice(surroundings.contributed());
        var lines = scenario.lines().stream().map(voice::say).toList();
        for (int i = 0; i < lines.size(); i++) {
            whisper.teach(lines.get(i), scenario.lines().get(i));
        }
        var sipPort = Integer.parseInt(surroundings.contributed().get("parley.demo.sip-port"));
        try (var call = SipCaller.dial(CallOptions.to(sipPort, "9000").from(scenario.number(), scenario.name()))) {
            if (!call.awaitAnswered(TURN)) {
                throw new IllegalStateException("Nobody answered");
            }
            converse(call, lines, parley);
        }
        return parley.awaitQualifiedLead();
    }

    private static void converse(PhoneCall call, List<dev.parley.audio.Pcm> lines, PackagedParley parley) {
        for (var line : lines) {
            if (!call.awaitAgentQuiet(SILENCE, TURN)) {
                break;
            }
            call.say(line).join();
        }
        parley.report("in a call");
        System.out.println("The call ended: " + call.awaitEnded(TURN));
    }

    private void start(Companion companion) {
        if (companion.wanted(surroundings)) {
            running.push(companion);
            surroundings.with(companion.start(surroundings));
        }
    }

    private void stop() {
        running.forEach(Companion::stop);
        System.out.println("Files are left in " + home);
    }
}
