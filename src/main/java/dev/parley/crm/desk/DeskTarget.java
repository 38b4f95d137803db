package dev.parley.crm.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.access.TeamId;
import dev.parley.crm.ChangeJson;
import dev.parley.crm.Communication;
import dev.parley.crm.Contact;
import dev.parley.crm.Correspondence;
import dev.parley.crm.CrmException;
import dev.parley.crm.LeadChange;
import dev.parley.crm.Origin;
import dev.parley.crm.Target;
import dev.parley.crm.Task;
import dev.parley.desk.CommunicationWanted;
import dev.parley.desk.LeadDesk;
import dev.parley.desk.TaskWanted;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;

/** Writes to Parley's own lead desk: the same checks and the same idempotency as its API, without a socket. */
@Singleton
final class DeskTarget implements Target {
    private static final TypeReference<Map<String, Object>> ANYTHING = new TypeReference<>() {};

    private final LeadDesk desk;
    private final ObjectMapper json;

    DeskTarget(LeadDesk desk, ObjectMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public Uni<String> communicate(Communication communication, Correspondence correspondence) {
        var wanted = new CommunicationWanted(
                "call_summary",
                "ai",
                communication.content(),
                communication.tags(),
                json.convertValue(communication.metadata(), ANYTHING));
        var lead = lead(communication.contact());
        correspondence.sent("POST /api/leads/" + lead + "/communication", text(wanted));
        return answered(
                correspondence,
                desk.communicate(
                        team(communication.origin()),
                        lead,
                        wanted,
                        communication.origin().key()));
    }

    @Override
    public Uni<String> task(Task task, Correspondence correspondence) {
        var wanted = new TaskWanted(lead(task.contact()), task.type(), task.dueAt(), task.note(), null);
        correspondence.sent("POST /api/tasks", text(wanted));
        return answered(
                correspondence,
                desk.task(team(task.origin()), wanted, task.origin().key()));
    }

    @Override
    public Uni<String> update(LeadChange change, Correspondence correspondence) {
        var lead = lead(change.contact());
        var wanted = dev.parley.desk.LeadChange.of(
                change.status().orElse(null),
                change.priority().orElse(null),
                change.assignedAgentId().isPresent()
                        ? (Long) change.assignedAgentId().getAsLong()
                        : null,
                null);
        correspondence.sent("PUT /api/leads/" + lead, ChangeJson.of(change).toString());
        return answered(
                correspondence,
                desk.update(team(change.origin()), lead, wanted, change.origin().key(), change.decided()));
    }

    private Uni<String> answered(Correspondence correspondence, Uni<String> answer) {
        return answer.invoke(text -> correspondence.answered(200, text))
                .map(text -> read(text).path("id").asText(""))
                .onFailure()
                .transform(failure -> trouble(failure, correspondence));
    }

    private static CrmException trouble(Throwable failure, Correspondence correspondence) {
        if (failure instanceof ConstraintViolationException wrong) {
            correspondence.answered(400, String.valueOf(wrong.getMessage()));
            return new CrmException.Refusing("The lead desk answered 400: a field is wrong; see the receipt.");
        }
        if (failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() < 500) {
            var status = refused.getResponse().getStatus();
            correspondence.answered(status, String.valueOf(refused.getMessage()));
            return new CrmException.Refusing("The lead desk answered " + status
                    + (status == 404 ? ": the team has no such lead." : "; see the receipt."));
        }
        return new CrmException.Failing("The lead desk could not write this.", failure);
    }

    private static long lead(Contact contact) {
        return contact.lead()
                .orElseThrow(
                        () -> new CrmException.Refusing("The lead desk is told of calls whose lead is known only."));
    }

    private static TeamId team(Origin origin) {
        return new TeamId(origin.team());
    }

    private String text(Object wanted) {
        try {
            return json.writeValueAsString(wanted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is sent to the desk can always be written as JSON.", e);
        }
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The desk's answers are JSON.", e);
        }
    }
}
