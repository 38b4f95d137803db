package dev.parley.call;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.demo.caller.Faults;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.ollama.Behaviour;
import dev.parley.demo.whisper.Fault;
import dev.parley.ops.Cable;
import dev.parley.ops.EmbeddedServices;
import dev.parley.talk.Part;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Calls come and go, a thousand an hour, while engines, stores and the connection to Asterisk fail at random: five
 * minutes of it, or as many as {@code -Dsoak.minutes=…} says. {@code -Dsoak.seed=…} repeats a run.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@WithTestResource(Exchange.class)
class SoakTest extends RealCalls {
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(3600);
    private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(12);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(90);
    private static final int SPARE_THREADS = 15;
    private static final int SPARE_HANDLES = 40;
    private static final long SPARE_MEGABYTES_PER_HUNDRED_CALLS = 20;

    private final int minutes = Integer.getInteger("soak.minutes", 5);
    private final long seed = Long.getLong("soak.seed", 42);
    private final Random random = new Random(seed);
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger dialled = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // filled in by EmbeddedServices
    EmbeddedServices.Outage outage;

    @Inject
    RedisDataSource redis;

    /** What a call may leave behind in this process. */
    private record Used(int threads, int handles, long megabytes) {
        static Used now() {
            MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            return new Used(
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    Objects.requireNonNull(new File("/proc/self/fd").list()).length,
                    memory.getHeapMemoryUsage().getUsed() >> 20);
        }
    }

    @Test
    void whateverHappensToACallNothingOfItIsLeftAndAllOfItIsInTheJournal() {
        QUALIFIED_LEAD.forEach(this::spoken);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            place(callers, Duration.ofSeconds(40), false);
        }
        nothingIsLeftBehind();
        var before = Used.now();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            place(callers, Duration.ofMinutes(minutes), true);
        }
        nothingIsLeftBehind();
        await().atMost(TURN).untilAsserted(() -> assertThat(redis.key().keys("parley:call:*"))
                .isEmpty());
        everyAnsweredCallIsWrittenDown();
        var after = Used.now();
        print(
                "soak of " + minutes + " min, seed " + seed,
                "%d calls, %d answered; before %s, after %s".formatted(dialled.get(), answered.size(), before, after));
        assertThat(after.threads()).isLessThan(before.threads() + SPARE_THREADS);
        assertThat(after.handles()).isLessThan(before.handles() + SPARE_HANDLES);
        assertThat(after.megabytes())
                .isLessThan(before.megabytes() + SPARE_MEGABYTES_PER_HUNDRED_CALLS * (1 + dialled.get() / 100));
    }

    private void place(ExecutorService callers, Duration span, boolean faulty) {
        long end = System.nanoTime() + span.toNanos();
        long nextFault = System.nanoTime() + BETWEEN_FAULTS.toNanos();
        while (System.nanoTime() < end) {
            var from = String.format(Locale.ROOT, "+1500%07d", dialled.incrementAndGet());
            int manner = random.nextInt(10);
            long chance = random.nextLong();
            callers.execute(() -> call(from, manner, new Random(chance)));
            pass(BETWEEN_CALLS);
            if (faulty && System.nanoTime() > nextFault) {
                int fault = random.nextInt(5);
                callers.execute(() -> fail(fault));
                nextFault += BETWEEN_FAULTS.toNanos();
            }
        }
    }

    /** One caller, who behaves in one of ten manners. */
    private void call(String from, int manner, Random chance) {
        int cutsBefore = cuts.get();
        boolean connected = isConnected();
        var call = ring(options().from(from, ""));
        try {
            if (manner == 0) {
                pass(Duration.ofMillis(chance.nextInt(400)));
                return;
            }
            if (call.awaitAnswered(ANSWER)) {
                if (connected && isConnected() && cutsBefore == cuts.get()) {
                    answered.add(from);
                }
                behave(call, manner, chance);
            }
        } finally {
            forget(call);
        }
    }

    /** Otherwise the dialplan answers, and sends the caller on to a person. */
    private boolean isConnected() {
        return part("asterisk").level() == Part.Level.UP;
    }

    private void behave(PhoneCall call, int manner, Random chance) {
        switch (manner) {
            case 1 -> pass(Duration.ofMillis(chance.nextInt(8000)));
            case 2 -> call.suffer(new Faults(0.05, 1, 0.05, 0.05, chance.nextLong()));
            case 3 -> call.noise(300);
            case 4 -> call.press("1");
            case 5 -> {
                pass(Duration.ofMillis(1500));
                call.say(spoken(QUALIFIED_LEAD.getFirst()));
            }
            default -> {}
        }
        if (manner > 1) {
            converse(call, manner == 6 ? chance.nextInt(6) : QUALIFIED_LEAD.size());
        }
    }

    /** Answers so many questions, then hangs up in mid-word, or waits for the agent to do so after the last one. */
    private void converse(PhoneCall call, int answers) {
        long end = System.nanoTime() + LONGEST_CALL.toNanos();
        for (int i = 0; i < answers && System.nanoTime() < end; i++) {
            if (!call.awaitAgentQuiet(PAUSE, Duration.ofSeconds(15))
                    && call.ended().isDone()) {
                return;
            }
            var line = call.say(spoken(QUALIFIED_LEAD.get(i)));
            if (i + 1 < answers || answers == QUALIFIED_LEAD.size()) {
                line.orTimeout(20, TimeUnit.SECONDS)
                        .exceptionally(ended -> null)
                        .join();
            }
        }
        if (answers == QUALIFIED_LEAD.size()) {
            call.awaitEnded(Duration.ofSeconds(20));
        }
    }

    private void fail(int fault) {
        switch (fault) {
            case 0 -> {
                wires.whisper().misbehave(new Fault.Failing(500));
                pass(Duration.ofSeconds(4));
                wires.whisper().misbehave(new Fault.None());
            }
            case 1 -> wires.ollama().next(new Behaviour.Stalls("", 0), new Behaviour.Refuses(503, "{}"));
            case 2 -> {
                cuts.incrementAndGet();
                wires.ari().cut();
                pass(Duration.ofSeconds(3));
                // also a call that rang just when the cable was cut is known by this
                cuts.incrementAndGet();
                wires.ari().mend();
            }
            case 3 -> cutFor(outage.postgres(), Duration.ofSeconds(4));
            default -> cutFor(outage.redis(), Duration.ofSeconds(4));
        }
    }

    private static void cutFor(Cable cable, Duration time) {
        cable.cut();
        pass(time);
        cable.mend();
    }

    private static void pass(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        await().pollDelay(Duration.ZERO).atMost(time.plusSeconds(30)).until(() -> System.nanoTime() >= until);
    }

    private void everyAnsweredCallIsWrittenDown() {
        int page = 0;
        var missing = ConcurrentHashMap.<String>newKeySet();
        missing.addAll(answered);
        while (true) {
            var calls = when().get("/api/calls?size=100&page=" + page++).jsonPath();
            if (calls.getList("items").isEmpty()) {
                break;
            }
            for (var call : calls.<java.util.Map<String, Object>>getList("items")) {
                if ("ended".equals(call.get("state"))) {
                    missing.remove(String.valueOf(call.get("caller")));
                }
            }
        }
        assertThat(missing).as("answered and not written down as ended").isEmpty();
    }
}
