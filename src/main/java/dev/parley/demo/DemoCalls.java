package dev.parley.demo;

import dev.parley.audio.Frame;
import dev.parley.audio.Pcm;
import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.caller.SipCaller;
import dev.parley.speak.Mouth;
import dev.parley.speak.Sentence;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Lets scripted callers dial the agent: they listen until it is silent, say their next line, and wait for its goodbye. */
@Singleton
class DemoCalls {
    private static final Logger LOG = Logger.getLogger(DemoCalls.class);
    private static final int RATE = 8000;
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration SYNTHESIS = Duration.ofSeconds(20);
    private static final Duration AGENTS_TURN = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMillis(900);
    private static final Duration GOODBYE = Duration.ofSeconds(30);

    private final DemoConfig config;
    private final Mouth mouth;
    private final Lessons lessons;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<PhoneCall> up = ConcurrentHashMap.newKeySet();

    DemoCalls(DemoConfig config, Mouth mouth, Lessons lessons) {
        this.config = config;
        this.mouth = mouth;
        this.lessons = lessons;
    }

    /** Returns the caller's number at once; the call takes a minute or so. */
    String place(Scenario scenario) {
        var number = number(scenario);
        threads.submit(() -> {
            try {
                call(scenario, number);
            } catch (RuntimeException e) {
                LOG.errorf(e, "The demo call \"%s\" broke off", scenario.title());
            }
        });
        return number;
    }

    private void call(Scenario scenario, String number) {
        var lines = scenario.lines().stream().map(this::spoken).toList();
        for (int i = 0; i < lines.size(); i++) {
            lessons.teach(lines.get(i), scenario.lines().get(i));
        }
        var options = CallOptions.to(config.sipPort(), "9000")
                .from(number, scenario.name())
                .header("X-Parley-Demo", config.token().orElseThrow());
        try (var call = SipCaller.dial(options)) {
            up.add(call);
            if (call.awaitAnswered(ANSWER)) {
                converse(call, lines);
            } else {
                LOG.warn("Nobody answered the demo call. Is Asterisk up, and Parley connected to it?");
            }
        } finally {
            up.removeIf(call -> call.ended().isDone());
        }
    }

    /** A number of its own for each call, so that the caller is not known from the last one. */
    private static String number(Scenario scenario) {
        return scenario.number() + "%04d".formatted(ThreadLocalRandom.current().nextInt(10_000));
    }

    private static void converse(PhoneCall call, List<Pcm> lines) {
        for (var line : lines) {
            if (!call.awaitAgentQuiet(SILENCE, AGENTS_TURN)) {
                break;
            }
            call.say(line).join();
        }
        call.awaitEnded(GOODBYE);
    }

    /** A voice of its own, so that the two sides of the recording can be told apart. */
    private Pcm spoken(String line) {
        var frames = mouth.say(new Sentence(line, "en-gb"), RATE)
                .collect()
                .asList()
                .await()
                .atMost(SYNTHESIS);
        var samples = new short[frames.size() * RATE / 50];
        int at = 0;
        for (Frame frame : frames) {
            System.arraycopy(frame.samples(), 0, samples, at, frame.samples().length);
            at += frame.samples().length;
        }
        return new Pcm(samples, RATE);
    }

    @PreDestroy
    void stop() {
        up.forEach(PhoneCall::close);
        threads.shutdownNow();
    }
}
