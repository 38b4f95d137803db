package dev.parley.followup;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.Teams;
import dev.parley.desk.LeadDesk;
import dev.parley.followup.kavenegar.Kavenegars;
import dev.parley.followup.smtp.FakeSmtp;
import dev.parley.followup.smtp.Smtps;
import dev.parley.jobs.Job;
import dev.parley.jobs.Steps;
import dev.parley.qualify.Profiles;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Follow-ups by hand: a lead, a mail server and an SMS gateway on real sockets, and a clock that a test sets. */
abstract class FollowUpFixture {
    static final Duration SOON = Duration.ofSeconds(30);
    static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    static final Instant NIGHT = Instant.parse("2026-03-02T22:30:00Z");

    @Inject
    Ledger ledger;

    @Inject
    LeadDesk desk;

    @Inject
    Profiles profiles;

    @Inject
    FollowUps followUps;

    @Inject
    ReactiveMailer mailer;

    @Inject
    Teams teams;

    @Inject
    ObjectMapper json;

    @Inject
    Vertx vertx;

    @SuppressWarnings("NullAway.Init") // filled in by FakeSmtp
    FakeSmtp smtp;

    final FakeSmsGateway sms = new FakeSmsGateway();
    final String call = "call-" + UUID.randomUUID();
    final String email = "jane." + UUID.randomUUID() + "@school.example";
    final String phone = "+4915" + ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);
    FollowUpConfig config = FollowUpSettings.with(Map.of());
    Instant now = NOON;
    long lead;

    @BeforeEach
    void aLead() {
        lead = lead(Map.of("name", "Somebody", "phone", phone));
    }

    @AfterEach
    void close() {
        sms.close();
    }

    static final class Kept implements Steps {
        final Map<String, String> results = new LinkedHashMap<>();
        Kept next = this;

        Kept another() {
            next = new Kept();
            return next;
        }

        @Override
        public Uni<String> once(String name, Supplier<Uni<String>> step) {
            return results.containsKey(name)
                    ? Uni.createFrom().item(results.get(name))
                    : step.get().invoke(result -> results.put(name, result));
        }
    }

    FollowUpWorker worker() {
        InstantSource clock = () -> now;
        var gateways =
                new Gateways(List.of(Smtps.with(mailer, config), Kavenegars.at(sms.url(), config, vertx)), config);
        var counted = new Ledger(teams, config);
        return new FollowUpWorker(new Courier(gateways, counted, desk, profiles, config, clock), desk, json);
    }

    Kept work(Job job, Kept steps) {
        await(Uni.createFrom().deferred(() -> worker().work(job, steps)));
        return steps;
    }

    Errand errand(Channel channel, String name, String to) {
        return new Errand(channel, call, lead, true, NOON, "en", name, to, "callback");
    }

    Job job(Errand errand) {
        try {
            return new Job(UUID.randomUUID(), 1, FollowUps.KIND, call + " 1", "", json.writeValueAsString(errand), 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static io.restassured.response.ValidatableResponse optOut(String address) {
        return given().contentType("application/json")
                .body(Map.of("address", address, "reason", "said so"))
                .post("/api/opt-outs")
                .then();
    }

    static long lead(Map<String, String> fields) {
        Number id = given().contentType("application/json")
                .body(fields)
                .post("/api/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return id.longValue();
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}
