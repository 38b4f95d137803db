package dev.parley.followup;

import static dev.parley.followup.FakeSmsGateway.answer;
import static dev.parley.followup.FakeSmsGateway.html;
import static dev.parley.followup.FakeSmsGateway.json;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.parley.access.TeamId;
import dev.parley.followup.smtp.FakeSmtp;
import dev.parley.jobs.Hopeless;
import dev.parley.jobs.Later;
import dev.parley.jobs.Setback;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follow-ups from the job to real sockets and back to the lead. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeSmtp.class)
class FollowUpTest extends FollowUpFixture {
    @Test
    void anEmailIsSentOnceThoughTheJobIsTriedAgain() {
        var job = job(errand(Channel.EMAIL, "Alice", email));
        var steps = new Kept();
        work(job, steps);
        work(job, steps);
        assertThat(smtp.to(email)).hasSize(1);
        assertThat(smtp.to(email).getFirst().headers("Subject").getFirst()).contains("call");
        assertThat(steps.results.keySet()).containsExactly("deliver", "note it with the lead");
        when().get("/api/leads/" + lead + "/communication")
                .then()
                .body("total", equalTo(1))
                .body("items[0].type", equalTo("email"))
                .body("items[0].content", containsString("Hello Alice,"))
                .body("items[0].metadata.callId", equalTo(call));
        when().get("/api/follow-ups?leadId=" + lead)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(job.id().toString()))
                .body("items[0].state", equalTo("sent"))
                .body("items[0].address", equalTo(email))
                .body("items[0].detail", containsString(job.id() + "@"));
    }

    @Test
    void anSmsIsSentOnceThoughItsStepIsForgotten() {
        var job = job(errand(Channel.SMS, "Alice", ""));
        work(job, new Kept());
        work(job, new Kept());
        assertThat(sms.requests).hasSize(1);
        assertThat(sms.requests.getFirst().form())
                .containsEntry("receptor", phone)
                .hasEntrySatisfying("message", text -> assertThat(text)
                        .startsWith("Hello Alice, thank you")
                        .endsWith("call you back as agreed."));
        when().get("/api/leads/" + lead + "/communication").then().body("total", equalTo(1));
    }

    @Test
    void anSmsThatPerhapsWasSentIsNotSentAgain() {
        sms.first(sms.silence());
        var job = job(errand(Channel.SMS, "", ""));
        var told = "perhaps sent: an earlier try was cut off, and twice would be worse than never";
        assertThat(work(job, new Kept()).results).containsKey(told);
        assertThat(work(job, new Kept()).results).containsKey(told);
        assertThat(sms.requests).hasSize(1);
        when().get("/api/follow-ups?leadId=" + lead).then().body("items.state", contains("unclear"));
        when().get("/api/leads/" + lead + "/communication").then().body("total", equalTo(0));
    }

    @Test
    void aProcessThatDiesWhileItSendsLeavesATrace() {
        var job = job(errand(Channel.SMS, "", ""));
        // what is committed before the gateway is asked
        await(ledger.leave(TeamId.FIRST, job.id(), errand(Channel.SMS, "", ""), phone, false));
        assertThat(work(job, new Kept()).results.keySet()).anyMatch(step -> step.startsWith("perhaps sent"));
        assertThat(sms.requests).isEmpty();
        // a second e-mail has the first one's Message-ID
        var mail = job(errand(Channel.EMAIL, "", email));
        await(ledger.leave(TeamId.FIRST, mail.id(), errand(Channel.EMAIL, "", email), email, true));
        work(mail, new Kept());
        assertThat(smtp.to(email)).hasSize(1);
    }

    @Test
    void aGatewayThatFailsIsTriedAgainAndOneThatIsBusyIsWaitedFor() {
        sms.first(html(500), answer(429, "text/plain", "Retry-After: 60\r\n", ""));
        var job = job(errand(Channel.SMS, "", ""));
        var steps = new Kept();
        assertThatThrownBy(() -> work(job, steps))
                .isInstanceOf(Setback.class)
                .hasMessageContaining("answered 500")
                .hasMessageNotContaining("SECRET-KEY");
        assertThatThrownBy(() -> work(job, steps)).isInstanceOf(Later.class).hasMessageContaining("429");
        work(job, steps);
        work(job, steps);
        assertThat(sms.requests).hasSize(3);
        when().get("/api/follow-ups?leadId=" + lead)
                .then()
                .body("items.state", contains("sent"))
                .body("items[0].tries", equalTo(3))
                .body("items[0].detail", equalTo("8792343"));
    }

    @Test
    void aRefusalIsForPeopleToLookAt() {
        sms.first(json(403, "{\"return\":{\"status\":403}}"));
        var job = job(errand(Channel.SMS, "", ""));
        assertThatThrownBy(() -> work(job, new Kept())).isInstanceOf(Hopeless.class);
        when().get("/api/follow-ups?leadId=" + lead).then().body("items.state", contains("failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice\r\nBcc: all@school.example", "Alice\n\nfree money", "🙂\0", "https://evil.example"})
    void whatIsNoNameIsNotRepeated(String name) {
        work(job(errand(Channel.EMAIL, name, email)), new Kept());
        var mail = smtp.to(email).getFirst();
        assertThat(mail.recipients()).containsExactly(email);
        assertThat(mail.headers("Bcc")).isEmpty();
        assertThat(String.join("\n", mail.lines()))
                .doesNotContain("evil")
                .doesNotContain("money")
                .doesNotContain("all@");
    }

    @Test
    void aNameOfFiveHundredLettersIsLeftOut() {
        work(job(errand(Channel.SMS, "n".repeat(500), "")), new Kept());
        assertThat(sms.requests.getFirst().form().get("message")).startsWith("Hello, thank you");
    }

    @Test
    void eachChannelOfACallIsOneJobHoweverOftenItIsAskedFor() {
        var asked = new EndedCall(
                call,
                lead,
                true,
                NOON,
                "en",
                "Alice",
                "",
                email,
                List.of(
                        new EndedCall.Wish("callback", "phone", ""),
                        new EndedCall.Wish("sms", "sms", "1001"),
                        new EndedCall.Wish("information", "sms", "1001"),
                        new EndedCall.Wish("information", "pigeon", "")));
        await(followUps.accept(TeamId.FIRST, asked));
        await(followUps.accept(TeamId.FIRST, asked));
        List<String> keys =
                await(teams.everywhere(() -> Panache.getSession().flatMap(session -> session.createNativeQuery(
                                "select key from jobs where kind = 'follow-up' and key like :call", String.class)
                        .setParameter("call", call + "%")
                        .getResultList())));
        assertThat(keys).containsExactly(call + " sms 1");
    }
}
