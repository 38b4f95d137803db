package dev.parley.aftercall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.TeamId;
import dev.parley.aftercall.analysis.Analysis;
import dev.parley.crm.Communication;
import dev.parley.crm.Contact;
import dev.parley.crm.Crm;
import dev.parley.crm.CrmConfig;
import dev.parley.crm.CrmSettings;
import dev.parley.crm.LeadChange;
import dev.parley.crm.Receipt;
import dev.parley.crm.Task;
import dev.parley.desk.LeadDesk;
import dev.parley.jobs.Job;
import dev.parley.ops.EmbeddedServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a CRM is told about, when it is Parley's own desk and when it is another. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(AfterCallFixture.WithStandIns.class)
class WriteBackTest extends AfterCallFixture {
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

    @Inject
    LeadDesk desk;

    @Inject
    ObjectMapper json;

    private final Heard heard = new Heard();

    @Test
    void aCallOfOurOwnIsFoundByItsLinesNumberInAnotherCrm() {
        write("http", own(), Map.of("phone", "five five five", "name", "Alice"));
        var phone = desk.reach(TeamId.FIRST, lead).await().atMost(SOON).phone();
        assertThat(phone).startsWith("+1417");
        assertThat(heard.contacts).containsOnly(new Contact(OptionalLong.empty(), phone, "Alice", ""));
    }

    @Test
    void onOurOwnDeskItIsTheLeadItself() {
        write("desk", own(), Map.of());
        assertThat(heard.contacts).containsOnly(Contact.lead(lead));
    }

    @Test
    void aCallThatAnotherCrmToldOfKeepsTheNumberItCameWith() {
        var theirs = new CallEnded(
                callId, 4711, null, "inbound", AT, AT.plusSeconds(60), null, "https://crm.example.com/words.txt");
        write("salesforce", theirs, Map.of());
        assertThat(heard.contacts).containsOnly(Contact.lead(4711));
    }

    @Test
    void aLeadThatIsGoneIsLookedForByWhatWasSaid() {
        var gone = new CallEnded(callId, 999_999_999, null, "inbound", AT, AT, null, null);
        write("hubspot", gone, Map.of("phone", "+14155550123"));
        assertThat(heard.contacts).containsOnly(new Contact(OptionalLong.empty(), "+14155550123", "", ""));
    }

    private CallEnded own() {
        return new CallEnded(UUID.randomUUID().toString(), lead, null, "inbound", AT, AT.plusSeconds(60), null, null);
    }

    private void write(String target, CallEnded event, Map<String, String> facts) {
        var config = CrmSettings.of(CrmConfig.class, Map.of("parley.crm.target", target));
        var analysis = new Analysis(
                "enquiry",
                List.of("Wants a price list."),
                "neutral",
                "normal",
                facts,
                List.of(new Analysis.NextAction("callback", "", "", "")),
                "contacted",
                0.5,
                Map.of(),
                List.of());
        var job = new Job(UUID.randomUUID(), 1, "call-ended", event.callId(), "lane", "{}", 1);
        new WriteBack(heard, desk, json, config)
                .write(job, event, analysis, new Kept())
                .await()
                .atMost(SOON);
        assertThat(heard.contacts).hasSize(3);
    }

    /** Listens. */
    private static final class Heard implements Crm {
        final List<Contact> contacts = new ArrayList<>();

        @Override
        public Uni<Receipt> communicate(Communication communication) {
            return heard(communication.contact());
        }

        @Override
        public Uni<Receipt> task(Task task) {
            return heard(task.contact());
        }

        @Override
        public Uni<Receipt> update(LeadChange change) {
            return heard(change.contact());
        }

        private Uni<Receipt> heard(Contact contact) {
            contacts.add(contact);
            return Uni.createFrom().item(new Receipt.Written("heard", "1"));
        }
    }
}
