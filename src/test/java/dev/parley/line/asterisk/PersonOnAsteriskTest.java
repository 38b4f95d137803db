package dev.parley.line.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Frame;
import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import dev.parley.demo.asterisk.TestExchange;
import dev.parley.demo.caller.CallOptions;
import dev.parley.demo.caller.Ending;
import dev.parley.demo.caller.PhoneCall;
import dev.parley.demo.caller.SipCaller;
import dev.parley.demo.caller.SipPhone;
import dev.parley.demo.caller.Sounds;
import dev.parley.line.Line;
import dev.parley.line.LineEvent;
import dev.parley.line.RingOutcome;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A caller, a real Asterisk and the phone of the person to whom the caller is handed over. */
class PersonOnAsteriskTest {
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final Duration RING = Duration.ofSeconds(6);
    private static final double THE_SAME = 0.95;
    private static final double ANOTHER = 0.5;
    private static final Pcm BRIEFING = Sounds.babble(1200, 31);
    private static final Pcm QUESTION = Sounds.babble(1200, 32);
    private static final Pcm ANSWER = Sounds.babble(1200, 33);

    private static final TestExchange EXCHANGE = TestExchange.another();
    private static final Vertx VERTX = Vertx.vertx();
    private static final LinkedBlockingQueue<Line> RINGING = new LinkedBlockingQueue<>();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static AriLines lines;

    private final List<LineEvent> happened = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream fromCaller = new ByteArrayOutputStream();

    @SuppressWarnings("NullAway.Init") // set when a test dials
    private Line line;

    @BeforeAll
    static void connect() {
        connect("auto");
    }

    private static void connect(String format) {
        var settings = new HashMap<>(Map.of("parley.asterisk.lease", "2s", "parley.asterisk.media-format", format));
        for (var key : List.of("parley.asterisk.url", "parley.asterisk.password")) {
            settings.put(key, EXCHANGE.key(key));
        }
        lines = new AriLines(VERTX, FakeCalls.config(settings), Optional.empty());
        lines.ringing().subscribe().with(RINGING::add);
    }

    @AfterAll
    static void disconnect() {
        lines.close(new ShutdownEvent());
        VERTX.close();
    }

    @AfterEach
    void nothingIsLeftInAsterisk() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(ask("/channels")).isEqualTo("[]");
            assertThat(ask("/bridges")).isEqualTo("[]");
        });
    }

    @Test
    void thePersonAloneHearsTheBriefingAndThenTheTwoHearEachOtherAndWeTheCaller() throws Exception {
        try (var phone = phone();
                var call = dial()) {
            var rung = ring();
            phone.awaitRinging(SOON);
            assertThat(phone.shows()).contains("Anna Miller").contains("sip:+14155550123@");
            awaitSound(call);
            phone.answer();
            assertThat(rung.get(8, TimeUnit.SECONDS)).isEqualTo(RingOutcome.TAKEN);
            int before = fromCaller.size();
            var ringing = call.packetsHeard();
            say(BRIEFING);
            phone.say(ANSWER).join();
            await().atMost(SOON).untilAsserted(() -> assertThat(likeness(BRIEFING, phone.heard()))
                    .isGreaterThan(THE_SAME));
            assertThat(likeness(BRIEFING, call.heard())).isLessThan(ANOTHER);
            assertThat(call.packetsHeard()).as("the caller hears the ringing").isGreaterThan(ringing);
            assertThat(heardSince(before).samples()).containsOnly((short) 0);

            ask(() -> line.joinPerson(true));
            int joined = fromCaller.size();
            call.say(QUESTION).join();
            phone.say(ANSWER).join();
            call.say(silence()).join();
            assertThat(likeness(QUESTION, phone.heard())).isGreaterThan(THE_SAME);
            assertThat(likeness(ANSWER, call.heard())).isGreaterThan(THE_SAME);
            var overheard = heardSince(joined);
            assertThat(likeness(QUESTION, overheard)).isGreaterThan(THE_SAME);
            assertThat(likeness(ANSWER, overheard)).isLessThan(ANOTHER);

            call.hangUp();
            assertThat(phone.awaitEnded(SOON)).isEqualTo("BYE");
            awaitHungUp("The caller hung up");
            phone.unregister();
        }
    }

    @Test
    void overAMediaWebSocketItIsTheSame() throws Exception {
        lines.close(new ShutdownEvent());
        connect("websocket");
        try {
            thePersonAloneHearsTheBriefingAndThenTheTwoHearEachOtherAndWeTheCaller();
            aPersonWhoHangsUpInTheBriefingBringsTheCallerBack();
            assertThat(line.rateHz()).isEqualTo(16_000);
        } finally {
            lines.close(new ShutdownEvent());
            connect();
        }
    }

    @Test
    void aPersonWhoHangsUpEndsTheCallAlsoWhenNobodyListens() throws Exception {
        try (var phone = phone();
                var call = dial()) {
            taken(phone);
            ask(() -> line.joinPerson(false));
            call.say(QUESTION).join();
            call.say(silence()).join();
            assertThat(likeness(QUESTION, phone.heard())).isGreaterThan(THE_SAME);
            await().atMost(SOON).until(() -> !ask("/channels").contains("UnicastRTP"));
            phone.hangUp();
            awaitHungUp("The person hung up");
            assertThat(call.awaitEnded(SOON)).contains(new Ending.HungUpByOtherSide());
            phone.unregister();
        }
    }

    @Test
    void aBusyPersonAndOneWhoDeclinesAreToldApartAndTheCallerIsBackAtOnce() throws Exception {
        try (var call = dial()) {
            for (var refusal :
                    Map.of(486, RingOutcome.BUSY, 603, RingOutcome.DECLINED).entrySet()) {
                try (var phone = phone()) {
                    var rung = ring();
                    phone.awaitRinging(SOON);
                    phone.refuse(refusal.getKey(), "No");
                    assertThat(rung.get(8, TimeUnit.SECONDS)).isEqualTo(refusal.getValue());
                    phone.unregister();
                }
            }
            isHeardAgain(call);
        }
    }

    @Test
    void aPhoneThatIsNotThereOrNotAnsweredBringsTheCallerBack() throws Exception {
        try (var call = dial()) {
            assertThat(ring().get(8, TimeUnit.SECONDS)).isEqualTo(RingOutcome.UNREACHABLE);
            try (var phone = phone()) {
                var rung = call(() -> line.ringPerson("1001", Duration.ofSeconds(1)));
                phone.awaitRinging(SOON);
                assertThat(rung.get(8, TimeUnit.SECONDS)).isEqualTo(RingOutcome.NO_ANSWER);
                assertThat(phone.awaitEnded(SOON)).isEqualTo("CANCEL");
                phone.unregister();
            }
            isHeardAgain(call);
        }
    }

    @Test
    void aPersonWhoHangsUpInTheBriefingBringsTheCallerBack() throws Exception {
        try (var phone = phone();
                var call = dial()) {
            taken(phone);
            say(BRIEFING);
            phone.hangUp();
            await().atMost(SOON).until(() -> happened.contains(new LineEvent.PersonLeft()));
            line.playout().flush();
            ask(() -> line.leavePerson());
            isHeardAgain(call);
            phone.unregister();
        }
    }

    @Test
    void aCallerWhoHangsUpWhileThePhoneRingsOrInTheBriefingLeavesNothing() throws Exception {
        try (var phone = phone()) {
            try (var call = dial()) {
                var rung = ring();
                phone.awaitRinging(SOON);
                call.hangUp();
                assertThat(phone.awaitEnded(SOON)).isEqualTo("CANCEL");
                assertThat(rung.get(8, TimeUnit.SECONDS)).isNotEqualTo(RingOutcome.TAKEN);
            }
            awaitHungUp("The caller hung up");
            phone.unregister();
        }
        nothingIsLeftInAsterisk();
        try (var phone = phone();
                var call = dial()) {
            taken(phone);
            say(BRIEFING);
            call.hangUp();
            assertThat(phone.awaitEnded(SOON)).isEqualTo("BYE");
            phone.unregister();
        }
    }

    @Test
    void aCallerIsSentToAnotherExtensionAndNotWhereThereIsNone() throws Exception {
        try (var call = dial()) {
            var nowhere = call(() -> line.transfer("4711"));
            await().atMost(SOON).until(nowhere::isDone);
            assertThat(nowhere).isCompletedExceptionally();
            ask(() -> line.transfer("9001"));
            awaitHungUp("The caller was sent to another extension");
            call.say(QUESTION).join();
            call.say(silence()).join();
            assertThat(likeness(QUESTION, call.heard())).as("9001 is an echo").isGreaterThan(THE_SAME);
            call.hangUp();
        }
    }

    /** The lease of these calls is two seconds. */
    @Test
    void aCallIsKeptAsLongAsItsAgentLives() throws Exception {
        try (var call = dial()) {
            var dialled = System.nanoTime();
            await().atMost(SOON).until(() -> System.nanoTime() - dialled > TimeUnit.SECONDS.toNanos(4));
            isHeardAgain(call);
        }
    }

    private PhoneCall dial() throws Exception {
        happened.clear();
        var call = SipCaller.dial(CallOptions.to(EXCHANGE.sipPort(), "9000").from("+14155550123", "Anna Miller"));
        line = RINGING.poll(5, TimeUnit.SECONDS);
        line.events().subscribe().with(event -> {
            if (event instanceof LineEvent.FrameArrived frame) {
                heard(frame);
            } else {
                happened.add(event);
            }
        });
        ask(line::answer);
        assertThat(call.awaitAnswered(SOON)).isTrue();
        return call;
    }

    /** As a recogniser would: without what only bridges the wait for late packets. */
    private void heard(LineEvent.FrameArrived frame) {
        if (!frame.waited()) {
            var bytes = ByteBuffer.allocate(2 * frame.caller().samples().length);
            bytes.asShortBuffer().put(frame.caller().samples());
            fromCaller.writeBytes(bytes.array());
        }
    }

    private static SipPhone phone() throws Exception {
        var phone = new SipPhone(EXCHANGE.sipPort(), "1001", EXCHANGE.key("parley.demo.softphone-password"));
        assertThat(phone.registration()).isEqualTo(200);
        return phone;
    }

    private CompletableFuture<RingOutcome> ring() {
        return call(() -> line.ringPerson("1001", RING));
    }

    private void taken(SipPhone phone) throws Exception {
        var rung = ring();
        phone.awaitRinging(SOON);
        phone.answer();
        assertThat(rung.get(8, TimeUnit.SECONDS)).isEqualTo(RingOutcome.TAKEN);
    }

    /** Speaks, and the caller hears it. */
    private void isHeardAgain(PhoneCall call) {
        say(ANSWER);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(likeness(ANSWER, call.heard())).isGreaterThan(THE_SAME));
        assertThat(happened).noneMatch(LineEvent.HungUp.class::isInstance);
        call.hangUp();
    }

    private void say(Pcm sound) {
        int rate = line.rateHz();
        var samples = Resampler.convert(sound, rate).samples();
        for (int at = 0; at + rate / 50 <= samples.length; at += rate / 50) {
            line.playout().add(new Frame(Arrays.copyOfRange(samples, at, at + rate / 50), rate));
        }
    }

    private static void awaitSound(PhoneCall call) {
        await().atMost(SOON).until(() -> !call.timings().heard().isEmpty());
    }

    private void awaitHungUp(String reason) {
        await().atMost(SOON).until(() -> happened.contains(new LineEvent.HungUp(reason, false)));
    }

    private static Pcm silence() {
        return new Pcm(new short[3200], 8000);
    }

    private static double likeness(Pcm pattern, Pcm sound) {
        return Sounds.likeness(Sounds.cut(pattern, 400, 400), sound);
    }

    /** 8 kHz. */
    private Pcm heardSince(int bytes) {
        var all = ByteBuffer.wrap(fromCaller.toByteArray());
        var samples = new short[(all.limit() - bytes) / 2];
        all.position(bytes).slice().asShortBuffer().get(samples);
        return Resampler.convert(new Pcm(samples, line.rateHz()), 8000);
    }

    private <T> T ask(Supplier<Uni<T>> command) throws Exception {
        return call(command).get(8, TimeUnit.SECONDS);
    }

    private <T> CompletableFuture<T> call(Supplier<Uni<T>> command) {
        return Uni.createFrom()
                .deferred(command::get)
                .runSubscriptionOn(line.executor())
                .subscribeAsCompletionStage();
    }

    private static String ask(String path) throws Exception {
        var login = "parley:" + EXCHANGE.key("parley.asterisk.password");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(EXCHANGE.key("parley.asterisk.url") + "/ari" + path))
                                    .header(
                                            "Authorization",
                                            "Basic " + Base64.getEncoder().encodeToString(login.getBytes()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
