package dev.parley.call;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Frame;
import dev.parley.audio.Pcm;
import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.caller.SipCaller;
import dev.parley.demo.whisper.Fault;
import dev.parley.speak.Mouth;
import dev.parley.speak.Sentence;
import dev.parley.talk.Part;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the tests of whole calls share: a telephone with a number of its own for each test, lines spoken by a real voice
 * and taught to the stand-in recogniser, and what Parley and Asterisk say of the call. After every test Asterisk has to
 * be empty.
 */
abstract class RealCalls {
    static final Duration ANSWER = Duration.ofSeconds(15);
    static final Duration TURN = Duration.ofSeconds(30);
    static final Duration PAUSE = Duration.ofMillis(1000);
    static final List<String> QUALIFIED_LEAD = List.of(
            "Hello, I would like to invest in stocks.",
            "About fifty thousand dollars.",
            "I am fairly conservative.",
            "Medium term, about five years.",
            "Yes please, call me back.",
            "My name is Anna Miller.");

    private static final int RATE = 8000;
    private static final Map<String, Pcm> SPOKEN = new ConcurrentHashMap<>();

    @Inject
    Mouth mouth;

    @Inject
    @Any
    Instance<Part> parts;

    @SuppressWarnings("NullAway.Init") // filled in by Exchange
    Exchange.Wires wires;

    private final List<PhoneCall> calls = new CopyOnWriteArrayList<>();

    final String number = "+1415" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);

    private double activeBefore;

    /** Tests without a telephone may have told of calls that never end. */
    @BeforeEach
    void noteWhatIsThere() {
        activeBefore = metric("parley_calls_active");
    }

    /** Nothing of a call is left in Asterisk or in Parley, however it ended. */
    @AfterEach
    void nothingIsLeftBehind() {
        wires.whisper().misbehave(new Fault.None());
        calls.forEach(PhoneCall::close);
        await().atMost(Duration.ofSeconds(12)).untilAsserted(() -> {
            assertThat(ari().get("/ari/channels").jsonPath().getList("name")).isEmpty();
            assertThat(ari().get("/ari/bridges").jsonPath().getList("id")).isEmpty();
            assertThat(metric("parley_calls_active")).isEqualTo(activeBefore);
            assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                    .doesNotContain("rtp-receiver", "media-pacer");
        });
    }

    CallOptions options() {
        return CallOptions.to(wires.asterisk().sipPort(), "9000").from(number, "");
    }

    /** Dials the agent and waits until it answers. */
    PhoneCall dial() {
        return dial(options());
    }

    PhoneCall dial(CallOptions options) {
        var call = ring(options);
        assertThat(call.awaitAnswered(ANSWER)).as("answered").isTrue();
        return call;
    }

    /** Dials and does not wait. */
    PhoneCall ring(CallOptions options) {
        var call = SipCaller.dial(options);
        calls.add(call);
        return call;
    }

    /** Its sound is not needed any more. */
    void forget(PhoneCall call) {
        call.close();
        calls.remove(call);
    }

    /** Several callers at the same time, each a moment after the one before. */
    static <T, R> List<R> atOnce(List<T> callers, Function<T, R> talk) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, callers.size())
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> talk.apply(callers.get(i)),
                            CompletableFuture.delayedExecutor(200L * i, TimeUnit.MILLISECONDS, threads)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** Says each line when the agent has fallen silent. */
    void talk(PhoneCall call, List<String> lines) {
        for (var line : lines) {
            listen(call);
            say(call, line);
        }
    }

    void say(PhoneCall call, String line) {
        call.say(spoken(line)).join();
    }

    /** Waits for the end of what the agent says. */
    void listen(PhoneCall call) {
        assertThat(call.awaitAgentQuiet(PAUSE, TURN))
                .as("the agent says something")
                .isTrue();
    }

    void awaitEnd(PhoneCall call) {
        assertThat(call.awaitEnded(TURN)).as("the agent hangs up").isPresent();
    }

    /** The line in a real voice; the stand-in recogniser knows it from then on. */
    Pcm spoken(String line) {
        var sound = SPOKEN.computeIfAbsent(line, this::synthesised);
        wires.whisper().teach(sound, line);
        return sound;
    }

    private Pcm synthesised(String line) {
        var frames = mouth.say(new Sentence(line, "en-gb"), RATE)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofSeconds(20));
        var samples = new short[frames.size() * RATE / 50];
        int at = 0;
        for (Frame frame : frames) {
            System.arraycopy(frame.samples(), 0, samples, at, frame.samples().length);
            at += frame.samples().length;
        }
        return new Pcm(samples, RATE);
    }

    /** What Parley has written down of the newest call from this number, once it has ended. */
    JsonPath record() {
        return record(number);
    }

    /** What is written down of it so far, while it is up. */
    JsonPath soFar() {
        return soFar(number);
    }

    static JsonPath soFar(String number) {
        await().atMost(TURN).until(() -> !calls(number).isEmpty());
        return when().get("/api/calls/" + calls(number).getFirst().get("id")).jsonPath();
    }

    static JsonPath record(String number) {
        await().atMost(TURN)
                .until(() -> !calls(number).isEmpty()
                        && "ended".equals(calls(number).getFirst().get("state")));
        var id = calls(number).getFirst().get("id");
        var record =
                when().get("/api/calls/" + id).then().statusCode(200).extract().jsonPath();
        print("call " + record.getString("outcome"), record.getList("turns.collect { it.who + ': ' + it.text }"));
        return record;
    }

    static List<Map<String, Object>> calls(String number) {
        List<Map<String, Object>> all =
                when().get("/api/calls?size=50").jsonPath().getList("items");
        return all.stream().filter(call -> number.equals(call.get("caller"))).toList();
    }

    /** The lead that the call became. */
    static JsonPath lead(JsonPath record) {
        var id = record.getString("id");
        await().atMost(TURN)
                .until(() -> when().get("/api/calls/" + id).jsonPath().get("leadId") != null);
        var lead = when().get("/api/calls/" + id).jsonPath().getLong("leadId");
        return when().get("/api/leads/" + lead).then().statusCode(200).extract().jsonPath();
    }

    static List<String> words(JsonPath record, String who) {
        return record.getList("turns.findAll { it.who == '" + who + "' }.text");
    }

    /** What Parley says of one of its parts. */
    Part.Status part(String name) {
        return parts.stream()
                .map(Part::status)
                .filter(status -> status.part().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Asterisk itself, asked past the cable. */
    RequestSpecification ari() {
        return given().baseUri(wires.asterisk().key("parley.asterisk.url"))
                .port(java.net
                        .URI
                        .create(wires.asterisk().key("parley.asterisk.url"))
                        .getPort())
                .auth()
                .preemptive()
                .basic("parley", wires.asterisk().key("parley.asterisk.password"))
                .header("Connection", "close");
    }

    static double metric(String name) {
        return when().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    static void print(String what, Object figures) {
        System.out.println("FIGURES " + what + ": " + figures);
    }
}
