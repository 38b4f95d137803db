package dev.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.crm.Contact;
import dev.parley.crm.Correspondence;
import dev.parley.crm.CrmConfig;
import dev.parley.crm.CrmException;
import dev.parley.crm.CrmSettings;
import dev.parley.crm.FakeCrm.Reply;
import dev.parley.crm.LeadChange;
import dev.parley.crm.MadeUp;
import dev.parley.crm.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceTargetTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Vertx vertx = Vertx.vertx();
    private static final String NUMBER = "+14155550123";
    private static final Contact BY_NUMBER =
            new Contact(OptionalLong.empty(), NUMBER, "Alice van Doe", "alice@example.com");

    private final FakeSalesforce salesforce = new FakeSalesforce();
    private final Correspondence letters = new Correspondence();
    private final SalesforceTarget target = target(Map.of("parley.crm.salesforce.lead-key", FakeSalesforce.KEY));

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void closeSalesforce() {
        salesforce.close();
    }

    @Test
    void aCallBecomesADoneTaskOfTheLeadWithThatNumber() {
        salesforce.lead("00Q77", Map.of("Phone", "(415) 555-0123"));
        var origin = MadeUp.step("write the summary");
        assertThat(now(target.communicate(MadeUp.summary(origin, BY_NUMBER), letters)))
                .isEqualTo("00T0");
        assertThat(salesforce.paths())
                .containsExactly(
                        "POST /services/oauth2/token",
                        "GET /services/data/v60.0/query",
                        "GET /services/data/v60.0/query",
                        "POST /services/data/v60.0/sobjects/Task");
        var task = salesforce.task("00T0");
        assertThat(task.path("WhoId").asText()).isEqualTo("00Q77");
        assertThat(task.path("Type").asText()).isEqualTo("Call");
        assertThat(task.path("Status").asText()).isEqualTo("Completed");
        assertThat(task.path("Description").asText())
                .isEqualTo("Wants a German course.\nLives in Kyiv.\n"
                        + "intent:course_enquiry, priority:high, sentiment:positive");
        assertThat(task.path("CallObject").asText()).isEqualTo(origin.job() + "-write-the-summary");
    }

    @Test
    void whatIsToDoHasItsDayWhereTheTeamIs() {
        salesforce.lead("00Q77", Map.of(FakeSalesforce.KEY, "42"));
        var late = new Task(
                MadeUp.step("t"), MadeUp.ALICE, "send_price_list", Instant.parse("2026-03-02T23:30:00Z"), "Soon");
        now(target.task(late, letters));
        now(target(Map.of(
                        "parley.crm.salesforce.lead-key", FakeSalesforce.KEY,
                        "parley.crm.salesforce.zone", "Europe/Kyiv",
                        "parley.crm.salesforce.open-status", "Open"))
                .task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters));
        var first = salesforce.task("00T0");
        assertThat(first.path("ActivityDate").asText()).isEqualTo("2026-03-02");
        assertThat(first.path("Status").asText()).isEqualTo("Not Started");
        assertThat(first.path("Subject").asText()).isEqualTo("Send price list");
        assertThat(salesforce.task("00T1").path("Status").asText()).isEqualTo("Open");
        now(target(Map.of(
                        "parley.crm.salesforce.lead-key",
                        FakeSalesforce.KEY,
                        "parley.crm.salesforce.zone",
                        "Europe/Kyiv"))
                .task(new Task(MadeUp.step("t"), MadeUp.ALICE, "callback", late.dueAt(), "Soon"), letters));
        assertThat(salesforce.task("00T2").path("ActivityDate").asText()).isEqualTo("2026-03-03");
    }

    @Test
    void oneTokenServesManyRequestsAndNoLetterTellsASecret() {
        salesforce.lead("00Q77", Map.of("MobilePhone", NUMBER));
        now(target.communicate(MadeUp.summary(MadeUp.step("s"), BY_NUMBER), letters));
        now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters));
        assertThat(salesforce.logins).hasValue(1);
        var login = salesforce.socket.requests.getFirst();
        assertThat(login.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(login.body()).isEqualTo("grant_type=client_credentials&client_id=key%261&client_secret=s3cret%3D");
        assertThat(letters.letters().toString())
                .contains("/services/oauth2/token")
                .doesNotContain("s3cret", "key%26", "key&1", "00D!", "client_secret");
    }

    @Test
    void whoIsNotThereIsMadeALeadAndALostAnswerMakesNoSecondOne() {
        salesforce.loses.set(1);
        var what = MadeUp.summary(MadeUp.step("s"), BY_NUMBER);
        assertThatThrownBy(() -> now(target.communicate(what, letters))).isInstanceOf(CrmException.Failing.class);
        assertThat(salesforce.leads).hasSize(1);
        assertThat(now(target.communicate(what, letters))).isEqualTo("00T0");
        assertThat(salesforce.leads).hasSize(1);
        var lead = salesforce.lead("00Q0");
        assertThat(lead.path("FirstName").asText()).isEqualTo("Alice van");
        assertThat(lead.path("LastName").asText()).isEqualTo("Doe");
        assertThat(lead.path("Company").asText()).isEqualTo("[not provided]");
        assertThat(lead.path("Email").asText()).isEqualTo("alice@example.com");
        assertThat(lead.path(FakeSalesforce.KEY).asText()).isEqualTo("tel:" + NUMBER);
        assertThat(salesforce.task("00T0").path("WhoId").asText()).isEqualTo("00Q0");
    }

    @Test
    void aTaskWhoseAnswerWasLostIsNotWrittenTwice() {
        salesforce.lead("00Q77", Map.of("Phone", NUMBER));
        salesforce.loses.set(1);
        var what = MadeUp.callback(MadeUp.step("t"), BY_NUMBER);
        assertThatThrownBy(() -> now(target.task(what, letters))).isInstanceOf(CrmException.Failing.class);
        assertThat(now(target.task(what, letters))).isEqualTo("00T0");
        assertThat(salesforce.tasks).hasSize(1);
        now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters));
        assertThat(salesforce.tasks).hasSize(2);
    }

    @Test
    void aChangeSetsStatusAndRatingInTheOrganisationsWords() {
        salesforce.lead("00Q77", Map.of(FakeSalesforce.KEY, "42"));
        var qualified = change("qualified");
        assertThat(now(target.update(qualified, letters))).isEqualTo("00Q77");
        assertThat(salesforce.paths()).last().isEqualTo("PATCH /services/data/v60.0/sobjects/Lead/00Q77");
        assertThat(salesforce.lead("00Q77").path("Status").asText()).isEqualTo("Working - Contacted");
        assertThat(salesforce.lead("00Q77").path("Rating").asText()).isEqualTo("Hot");
        now(target(Map.of(
                        "parley.crm.salesforce.lead-key", FakeSalesforce.KEY,
                        "parley.crm.salesforce.status.qualified", "Sales ready",
                        "parley.crm.salesforce.rating.high", "A",
                        "parley.crm.salesforce.owner.5", "005000000000001"))
                .update(MadeUp.qualified(MadeUp.step("u"), MadeUp.ALICE, true), letters));
        assertThat(salesforce.lead("00Q77").path("Status").asText()).isEqualTo("Sales ready");
        assertThat(salesforce.lead("00Q77").path("Rating").asText()).isEqualTo("A");
        assertThat(salesforce.lead("00Q77").path("OwnerId").asText()).isEqualTo("005000000000001");
    }

    @Test
    void aLeadIsConvertedByPeopleOnly() {
        salesforce.lead("00Q77", Map.of(FakeSalesforce.KEY, "42"));
        assertThatThrownBy(() -> now(target.update(change("converted"), letters)))
                .isInstanceOf(CrmException.Refusing.class)
                .hasMessageContaining("parley.crm.salesforce.status.converted");
        assertThat(salesforce.paths()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1' OR Phone LIKE '%", "\\' OR Phone != '", "\\", "'", "+1\u0000\n'--"})
    void whatWasHeardAsANumberIsNeverPartOfAQuery(String phone) {
        salesforce.lead("00Q1", Map.of("Phone", "+49301234567"));
        var stranger = new Contact(OptionalLong.empty(), phone, "", "");
        assertThatThrownBy(() -> now(target(Map.of()).task(MadeUp.callback(MadeUp.step("t"), stranger), letters)))
                .isInstanceOf(CrmException.Refusing.class)
                .hasMessageContaining("knows no lead");
        assertThat(salesforce.tasks).isEmpty();
    }

    @Test
    void aLeadsNumberIsLookedUpInItsFieldAndNobodyIsMadeUpForIt() {
        salesforce.lead("00Q1", Map.of("Phone", NUMBER));
        assertThatThrownBy(() -> now(target.task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters)))
                .isInstanceOf(CrmException.Refusing.class)
                .hasMessageContaining(FakeSalesforce.KEY);
        assertThat(salesforce.queries)
                .containsExactly("SELECT Id FROM Lead WHERE IsConverted = false AND "
                        + "Parley_Key__c = '42' ORDER BY CreatedDate LIMIT 1");
        assertThatThrownBy(() -> now(target(Map.of()).task(MadeUp.callback(MadeUp.step("t"), MadeUp.ALICE), letters)))
                .hasMessageContaining("parley.crm.salesforce.lead-key");
        assertThat(salesforce.leads).hasSize(1);
    }

    @Test
    void aTokenThatHasExpiredIsReplacedOnce() {
        salesforce.lead("00Q77", Map.of("Phone", NUMBER));
        now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters));
        salesforce.forgetToken();
        now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters));
        assertThat(salesforce.tasks).hasSize(2);
        assertThat(salesforce.logins).hasValue(2);
        salesforce.trouble = Optional.of(FakeSalesforce.error(401, "INVALID_SESSION_ID", "Session expired"));
        assertThatThrownBy(() -> now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters)))
                .isInstanceOf(CrmException.Refusing.class)
                .hasMessageContaining("parley.crm.salesforce");
        assertThat(salesforce.logins).hasValue(3);
    }

    @Test
    void whoIsNotLetInSaysWhatToLookAt() {
        salesforce.noToken = Optional.of(
                Reply.json(400, "{\"error\":\"invalid_client\",\"error_description\":\"invalid client credentials\"}"));
        assertThatThrownBy(() -> now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters)))
                .isInstanceOf(CrmException.Refusing.class)
                .hasMessageContaining("invalid_client")
                .hasMessageContaining("parley.crm.salesforce.client-id");
        for (var answer : List.of(
                "{\"access_token\":\"x\"}",
                "{\"access_token\":\"x\",\"instance_url\":\"ftp://example.com\"}",
                "{\"instance_url\":\"https://example.com\"}")) {
            salesforce.noToken = Optional.of(Reply.json(200, answer));
            assertThatThrownBy(() -> now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters)))
                    .isInstanceOf(CrmException.Failing.class)
                    .hasMessageContaining("parley.crm.salesforce.url");
        }
    }

    @Test
    void itsLimitsAreRespected() {
        assertThat(pause(FakeSalesforce.error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")))
                .isEqualTo(Duration.ofHours(1));
        assertThat(pause(FakeSalesforce.error(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests Limit exceeded.")))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(pause(new Reply(503, Map.of("Retry-After", "17"), ""))).isEqualTo(Duration.ofSeconds(17));
        assertThat(pause(new Reply(429, Map.of("Retry-After", "5"), ""))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aPageForPeopleIsNoCrmAndAfterAFaultAnotherTryWrites() {
        salesforce.lead("00Q77", Map.of("Phone", NUMBER));
        var what = MadeUp.callback(MadeUp.step("t"), BY_NUMBER);
        salesforce.trouble = Optional.of(Reply.html(200, "<html>We are down for maintenance</html>"));
        assertThatThrownBy(() -> now(target.task(what, letters)))
                .isInstanceOf(CrmException.Failing.class)
                .hasMessageContaining("this is no CRM");
        salesforce.trouble = Optional.of(FakeSalesforce.error(500, "UNKNOWN_EXCEPTION", "An unexpected error"));
        assertThatThrownBy(() -> now(target.task(what, letters)))
                .isInstanceOf(CrmException.Failing.class)
                .hasMessageContaining("500");
        salesforce.trouble = Optional.of(FakeSalesforce.error(400, "UNABLE_TO_LOCK_ROW", "unable to obtain access"));
        assertThatThrownBy(() -> now(target.task(what, letters))).isInstanceOf(CrmException.Failing.class);
        salesforce.trouble = Optional.empty();
        assertThat(now(target.task(what, letters))).isEqualTo("00T0");
    }

    @Test
    void aServerThatHangsIsGivenUpInTime() {
        salesforce.trouble = Optional.of(Reply.hang());
        assertThatThrownBy(() -> now(target(Map.of("parley.crm.timeout", "300ms"))
                        .task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters)))
                .isInstanceOf(CrmException.Failing.class)
                .hasMessageContaining("within 300 ms");
    }

    @Test
    void whatIsRefusedNamesSalesforcesWordForItAndNobodysName() {
        salesforce.trouble = Optional.of(FakeSalesforce.error(400, "DUPLICATES_DETECTED", "Use one of: Alice van Doe"));
        assertThatThrownBy(() -> now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters)))
                .isInstanceOf(CrmException.Refusing.class)
                .hasMessageContaining("DUPLICATES_DETECTED")
                .message()
                .doesNotContain("Alice", "+1415");
        salesforce.trouble = Optional.of(Reply.json(300, "[\"/services/data/v60.0/sobjects/Lead/00Q1\"]"));
        assertThatThrownBy(() -> now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters)))
                .isInstanceOf(CrmException.Refusing.class)
                .hasMessageContaining("unique");
    }

    @Test
    void aTargetThatCannotWorkSaysSo() {
        var none = new SalesforceTarget(
                vertx, CrmSettings.of(SalesforceConfig.class, Map.of()), CrmSettings.of(CrmConfig.class, Map.of()));
        assertThatThrownBy(none::check).hasMessageContaining("parley.crm.salesforce.url");
        assertThatThrownBy(target(Map.of("parley.crm.salesforce.version", "60"))::check)
                .hasMessageContaining("parley.crm.salesforce.version");
        assertThatThrownBy(target(Map.of("parley.crm.salesforce.lead-key", "x' OR 'y"))::check)
                .hasMessageContaining("lead-key");
        target.check();
    }

    private static LeadChange change(String stage) {
        return new LeadChange(
                MadeUp.step("u"), MadeUp.ALICE, Optional.of(stage), Optional.of("high"), OptionalLong.empty(), true);
    }

    private Duration pause(Reply reply) {
        salesforce.trouble = Optional.of(reply);
        var busy = catchThrowableOfType(
                CrmException.Busy.class, () -> now(target.task(MadeUp.callback(MadeUp.step("t"), BY_NUMBER), letters)));
        return busy.pause();
    }

    private SalesforceTarget target(Map<String, String> keys) {
        var all = new HashMap<>(keys);
        all.put("parley.crm.salesforce.url", salesforce.socket.url().toString());
        all.put("parley.crm.salesforce.client-id", "key&1");
        all.put("parley.crm.salesforce.client-secret", "s3cret=");
        return new SalesforceTarget(
                vertx, CrmSettings.of(SalesforceConfig.class, all), CrmSettings.of(CrmConfig.class, all));
    }

    private static String now(Uni<String> answer) {
        return answer.await().atMost(SOON);
    }
}
