package dev.parley.followup;

import static dev.parley.followup.FakeSmsGateway.html;
import static dev.parley.followup.FakeSmsGateway.json;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.followup.kavenegar.Kavenegars;
import dev.parley.followup.smtp.FakeSmtp;
import dev.parley.jobs.Later;
import dev.parley.jobs.Setback;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom, when and how often nothing is sent. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeSmtp.class)
class FollowUpLimitsTest extends FollowUpFixture {
    @Test
    void aGatewayThatKeepsFailingIsLeftAlone() {
        sms.first(html(500), html(500), html(500), html(500), html(500));
        var worker = worker();
        var job = job(errand(Channel.SMS, "", ""));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> await(worker.work(job, new Kept()))).isInstanceOf(Setback.class);
        }
        assertThatThrownBy(() -> await(worker.work(job, new Kept())))
                .isInstanceOf(Later.class)
                .hasMessageContaining("left alone");
        assertThat(sms.requests).hasSize(5);
    }

    @Test
    void nightIsNoTimeToSendAtAndMorningIs() {
        config = FollowUpSettings.with(Map.of("parley.followup.hours", "09:00-20:00"));
        now = NIGHT;
        var job = job(errand(Channel.SMS, "", ""));
        var mail = job(errand(Channel.EMAIL, "", email));
        assertThatThrownBy(() -> work(job, new Kept()))
                .isInstanceOf(Later.class)
                .hasMessageContaining("parley.followup.hours");
        assertThatThrownBy(() -> work(mail, new Kept())).isInstanceOf(Later.class);
        assertThat(sms.requests).isEmpty();
        now = NOON;
        work(job, new Kept());
        work(mail, new Kept());
        assertThat(sms.requests).hasSize(1);
        assertThat(smtp.to(email)).hasSize(1);
    }

    @Test
    void nightIsWhereTheReceiverLives() {
        // half past eleven in Berlin, half past two in the afternoon in Los Angeles
        config = FollowUpSettings.with(
                Map.of("parley.followup.hours", "09:00-20:00", "parley.followup.zones.US", "America/Los_Angeles"));
        now = NIGHT;
        var number = "+1415555" + ThreadLocalRandom.current().nextInt(1000, 9999);
        work(job(errand(Channel.SMS, "", number)), new Kept());
        assertThat(sms.requests).hasSize(1);
    }

    @Test
    void aNumberOfACountryThatIsNotServedGetsNoSms() {
        config = FollowUpSettings.with(Map.of("parley.followup.countries", "DE,AT"));
        var steps = new Kept();
        work(
                job(errand(
                        Channel.SMS,
                        "",
                        "+1415555" + ThreadLocalRandom.current().nextInt(1000, 9999))),
                steps);
        assertThat(steps.results).containsKey("not sent: numbers of that country get none (parley.followup.countries)");
        assertThat(sms.requests).isEmpty();
        work(
                job(errand(
                        Channel.SMS, "", "+491512" + ThreadLocalRandom.current().nextInt(1000000, 9999999))),
                new Kept());
        assertThat(sms.requests).hasSize(1);
    }

    @Test
    void callersTogetherSetOffOnlySoManySms() {
        config = FollowUpSettings.with(Map.of("parley.followup.most-sms-a-day", "0"));
        var steps = new Kept();
        work(job(errand(Channel.SMS, "", "")), steps);
        assertThat(steps.results.keySet()).anySatisfy(step -> assertThat(step).contains("most-sms-a-day"));
        assertThat(sms.requests).isEmpty();
        work(job(errand(Channel.EMAIL, "", email)), new Kept());
        assertThat(smtp.to(email)).hasSize(1);
    }

    @Test
    void whoHasOptedOutGetsNothingUntilThatIsTakenBack() {
        var first = optOut(phone.replaceFirst("(....)(...)(.*)", "$1 $2 $3")).statusCode(201);
        Integer number = first.body("address", equalTo(phone)).extract().path("id");
        optOut(phone).statusCode(200).body("id", equalTo(number));
        Integer mail = optOut(email.toUpperCase(java.util.Locale.ROOT))
                .statusCode(201)
                .extract()
                .path("id");
        var job = job(errand(Channel.SMS, "", ""));
        assertThat(work(job, new Kept()).results).containsKey("not sent: the receiver has opted out");
        assertThat(work(job(errand(Channel.EMAIL, "", email)), new Kept()).results)
                .containsKey("not sent: the receiver has opted out");
        assertThat(sms.requests).isEmpty();
        assertThat(smtp.to(email)).isEmpty();
        when().get("/api/opt-outs?size=200")
                .then()
                .statusCode(200)
                .body("items.find { it.id == " + number + " }.reason", equalTo("said so"));
        given().delete("/api/opt-outs/" + mail).then().statusCode(204);
        given().delete("/api/opt-outs/" + number).then().statusCode(204);
        given().delete("/api/opt-outs/" + number).then().statusCode(404);
        work(job, new Kept());
        assertThat(sms.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1001", "nobody", "a@b\r\nBcc: c@d.example", "\0"})
    void anOptOutNeedsAnAddress(String address) {
        optOut(address)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("address"));
    }

    @Test
    void withoutAnAddressNothingIsSent() {
        assertThat(work(job(errand(Channel.EMAIL, "Alice", "")), new Kept()).results)
                .containsKey("not sent: no address is known");
        assertThat(work(job(errand(Channel.EMAIL, "Alice", email + "\r\nBcc: all@school.example")), new Kept()).results)
                .containsKey("not sent: no address is known");
        // the desk's numbers are another CRM's leads
        var theirs = new Errand(Channel.SMS, call, lead, false, NOON, "en", "", "", "callback");
        assertThat(work(job(theirs), new Kept()).results).containsKey("not sent: no address is known");
        assertThat(smtp.mails).noneMatch(mail -> mail.recipients().contains("all@school.example"));
    }

    @Test
    void whatTheDeskKnowsOfTheLeadIsUsed() {
        lead = lead(Map.of("name", "Jane", "phone", "+4916" + phone.substring(5), "email", email));
        work(job(errand(Channel.EMAIL, "", "")), new Kept());
        assertThat(smtp.to(email)).hasSize(1);
    }

    @Test
    void whatIsNotConfiguredIsNotSentAndTheJobSaysSo() {
        var courier = new Courier(new Gateways(List.of(), config), ledger, desk, profiles, config, () -> now);
        var worker = new FollowUpWorker(courier, desk, json);
        var steps = new Kept();
        await(worker.work(job(errand(Channel.SMS, "", "")), steps));
        await(worker.work(job(errand(Channel.EMAIL, "", email)), steps.another()));
        assertThat(steps.results).containsKey("not sent: SMS is not configured");
        assertThat(steps.next.results).containsKey("not sent: e-mail is not configured");
        when().get("/api/follow-ups?leadId=" + lead).then().body("total", equalTo(0));
    }

    @Test
    void nobodyGetsMoreThanAFewADay() {
        config = FollowUpSettings.with(Map.of("parley.followup.most-a-day", "2"));
        work(job(errand(Channel.SMS, "", "")), new Kept());
        work(job(errand(Channel.SMS, "", "")), new Kept());
        assertThat(work(job(errand(Channel.SMS, "", "")), new Kept()).results)
                .containsKey("not sent: the receiver has got enough in a day");
        assertThat(sms.requests).hasSize(2);
    }

    @Test
    void twoGatewaysForOneChannelStopTheStart() {
        var one = Kavenegars.at(sms.url(), config, vertx);
        assertThatThrownBy(() -> new Gateways(List.of(one, one), config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two gateways are configured for SMS");
    }
}
