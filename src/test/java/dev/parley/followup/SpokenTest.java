package dev.parley.followup;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.parley.audio.Wav;
import dev.parley.desk.LeadDesk;
import dev.parley.jobs.Job;
import dev.parley.jobs.Jobs;
import dev.parley.jobs.Later;
import dev.parley.jobs.Setback;
import dev.parley.jobs.Steps;
import dev.parley.journal.PastCalls;
import dev.parley.ops.EmbeddedServices;
import dev.parley.qualify.Profiles;
import dev.parley.speak.FakeSpeechServer;
import dev.parley.speak.Mouths;
import dev.parley.speak.Sounds;
import dev.parley.talk.CallEvent;
import dev.parley.talk.CallId;
import dev.parley.talk.Caller;
import dev.parley.talk.LeadKept;
import dev.parley.talk.Outcome;
import dev.parley.talk.Speaker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages for callers who were cut off, from the call to the ear of an agent. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SpokenTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");
    private static final int RATE = 24_000;

    @Inject
    Event<CallEvent> events;

    @Inject
    PastCalls calls;

    @Inject
    Ledger ledger;

    @Inject
    LeadDesk desk;

    @Inject
    Profiles profiles;

    @Inject
    Jobs jobs;

    @Inject
    FollowUpConfig config;

    @Inject
    Vertx vertx;

    private final CallId call = CallId.random();
    private final Map<String, String> steps = new LinkedHashMap<>();
    private FakeSpeechServer speech;

    @BeforeEach
    void aVoice() {
        speech = new FakeSpeechServer(vertx);
        speech.answers(FakeSpeechServer.pieces("audio/pcm", Sounds.bytes(Sounds.tone(440, 500, RATE, 8000)), 1001));
    }

    @AfterEach
    void stop() {
        speech.close();
    }

    @Test
    void whoWasCutOffGetsAMessageThatAnAgentCanHear() {
        long lead = ended(Outcome.ABANDONED);
        var job = job(lead);
        work(job);
        work(job);
        assertThat(steps.keySet()).containsExactly("speak", "note it with the lead");
        assertThat(speech.asked).hasSize(3);
        assertThat(speech.asked.getFirst().body().getString("input"))
                .contains(profiles.current().agent())
                .contains(profiles.current().company());
        when().get("/api/leads/" + lead + "/communication")
                .then()
                .body("items.type", contains("voice_message"))
                .body("items[0].content", containsString("/api/follow-ups/" + job.id() + "/sound"));
        when().get("/api/follow-ups?leadId=" + lead)
                .then()
                .body("items.channel", contains("spoken"))
                .body("items.state", contains("made"));
        var answer =
                given().get("/api/follow-ups/" + job.id() + "/sound").then().statusCode(200);
        answer.contentType("audio/wav");
        var sound = Wav.read(answer.extract().asByteArray()).mono();
        // three sentences of half a second with a quarter after each
        assertThat(sound.rateHz()).isEqualTo(16_000);
        assertThat(sound.millis()).isBetween(2000, 2500);
        when().get("/api/audit").then().body("items.subject", hasItem("follow-up:" + job.id()));
    }

    @Test
    void whoCameToTheEndGetsNoneAndNobodyIsAskedForIt() {
        long lead = ended(Outcome.NOT_QUALIFIED);
        work(job(lead));
        assertThat(steps.keySet()).containsExactly("speak", "not spoken: the call came to its end");
        assertThat(speech.asked).isEmpty();
        when().get("/api/leads/" + lead + "/communication").then().body("total", equalTo(0));
    }

    @Test
    void aCallThatIsNotWrittenDownYetIsWaitedForAndAVoiceThatFailsIsTriedAgain() {
        assertThatThrownBy(() -> work(job(1))).isInstanceOf(Later.class);
        long lead = ended(Outcome.FAILED);
        speech.answers(FakeSpeechServer.refuses(500, "out of order"));
        assertThatThrownBy(() -> work(job(lead))).isInstanceOf(Setback.class);
        assertThat(steps).isEmpty();
    }

    @Test
    void callsAreLookedAtOnlyWhereThatIsWanted() {
        long lead = ended(Outcome.QUALIFIED);
        var kept = new LeadKept(call, AT, lead);
        new DroppedCalls(jobs, config).on(kept);
        new DroppedCalls(jobs, FollowUpSettings.with(Map.of("parley.followup.spoken.enabled", "true"))).on(kept);
        await().atMost(SOON).untilAsserted(() -> when().get("/api/jobs?kind=follow-up-spoken&size=200")
                .then()
                .body("items.findAll { it.key == '" + call + "' }.state", contains("done")));
    }

    @Test
    void whatIsNoSpokenMessageIsNotFound() {
        when().get("/api/follow-ups/" + UUID.randomUUID() + "/sound")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        when().get("/api/follow-ups/17/sound").then().statusCode(400);
        when().get("/api/follow-ups?leadId=x").then().statusCode(400);
    }

    private void work(Job job) {
        var worker =
                new SpokenWorker(new Messages(Mouths.speakingBy(speech, vertx), config), ledger, calls, desk, profiles);
        Steps kept = new Steps() {
            @Override
            public Uni<String> once(String name, Supplier<Uni<String>> step) {
                return steps.containsKey(name)
                        ? Uni.createFrom().item(steps.get(name))
                        : step.get().invoke(result -> steps.put(name, result));
            }
        };
        Uni.createFrom().deferred(() -> worker.work(job, kept)).await().atMost(SOON);
    }

    private Job job(long lead) {
        return new Job(UUID.randomUUID(), 1, SpokenWorker.KIND, call.value(), "", Long.toString(lead), 1);
    }

    /** A call of Parley's own that is over and written down; gives its lead. */
    private long ended(Outcome outcome) {
        var number = "+1419" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        events.fire(new CallEvent.Rang(call, AT, new Caller(number, "", false), "PJSIP/1", "investment", "en"));
        events.fire(new CallEvent.Answered(call, AT));
        events.fire(new CallEvent.TurnTaken(call, AT.plusSeconds(2), Speaker.CALLER, "Hello, I", Map.of()));
        events.fire(new CallEvent.Ended(call, AT.plusSeconds(4), outcome, Map.of(), "Over."));
        Number lead = await().atMost(SOON)
                .until(
                        () -> when().get("/api/calls/" + call).then().extract().<Number>path("leadId"),
                        found -> found != null);
        return lead.longValue();
    }
}
