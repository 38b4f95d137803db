package dev.parley.crm.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.crm.Communication;
import dev.parley.crm.Contact;
import dev.parley.crm.Correspondence;
import dev.parley.crm.CrmConfig;
import dev.parley.crm.CrmException;
import dev.parley.crm.CrmServer;
import dev.parley.crm.CrmServer.Request;
import dev.parley.crm.LeadChange;
import dev.parley.crm.Origin;
import dev.parley.crm.Target;
import dev.parley.crm.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes to HubSpot (developers.hubspot.com, CRM API v3). It knows no Idempotency-Key: whatever is made is looked for
 * first, by a property with unique values where the account has one, else by a search, which lags behind. A try that
 * leaves it open whether something was made lasts as long as that, so that the next one finds it.
 */
@Singleton
final class HubSpotTarget implements Target {
    private static final String OBJECTS = "/crm/v3/objects/";
    /** HubSpot's own types of association: note to contact, task to contact. */
    private static final int NOTE_TO_CONTACT = 202;

    private static final int TASK_TO_CONTACT = 204;
    private static final int NOT_FOUND = 404;
    private static final Map<String, String> STATUS = Map.of(
            "new", "NEW",
            "contacted", "CONNECTED",
            "qualified", "IN_PROGRESS",
            "converted", "OPEN_DEAL",
            "lost", "UNQUALIFIED");

    private final HubSpotConfig config;
    private final CrmServer server;

    @Inject
    HubSpotTarget(Vertx vertx, HubSpotConfig config, CrmConfig crm) {
        this.config = config;
        this.server = CrmServer.at(vertx, "parley.crm.hubspot.url", config.url(), crm);
    }

    @Override
    public String name() {
        return "hubspot";
    }

    @Override
    public void check() {
        if (config.token().isEmpty()) {
            throw new IllegalArgumentException("parley.crm.target is hubspot and parley.crm.hubspot.token is not set. "
                    + "Set it to the access token of a private app.");
        }
    }

    @Override
    public Uni<String> communicate(Communication communication, Correspondence letters) {
        var key = communication.origin().key();
        var note = object().put("hs_timestamp", Instant.now().toString())
                .put(
                        "hs_note_body",
                        html(communication.content() + "\n" + String.join(", ", communication.tags()), key));
        return contact(communication.contact(), letters)
                .flatMap(id -> once("notes", "hs_note_body", communication.origin(), letters, note, id));
    }

    @Override
    public Uni<String> task(Task task, Correspondence letters) {
        var body = object().put("hs_timestamp", task.dueAt().toString())
                .put("hs_task_subject", task.type())
                .put("hs_task_body", html(task.note(), task.origin().key()))
                .put("hs_task_status", "NOT_STARTED")
                .put("hs_task_type", task.type().equals("callback") ? "CALL" : "TODO");
        return contact(task.contact(), letters)
                .flatMap(id -> once("tasks", "hs_task_body", task.origin(), letters, body, id));
    }

    /** HubSpot has no priority of contacts; it is in the tags of the note. */
    @Override
    public Uni<String> update(LeadChange change, Correspondence letters) {
        var properties = object();
        change.status()
                .map(stage -> config.status().getOrDefault(stage, STATUS.getOrDefault(stage, stage)))
                .ifPresent(status -> properties.put("hs_lead_status", status));
        change.assignedAgentId().ifPresent(owner -> properties.put("hubspot_owner_id", Long.toString(owner)));
        return contact(change.contact(), letters)
                .flatMap(id -> properties.isEmpty()
                        ? Uni.createFrom().item(id)
                        : ask("PATCH", "contacts/" + id, wrapped(properties), letters)
                                .map(HubSpotTarget::id));
    }

    private Uni<String> once(
            String kind, String text, Origin origin, Correspondence letters, ObjectNode properties, String contact) {
        return known(kind, origin.key(), search(filter(text, "CONTAINS_TOKEN", origin.key())), letters)
                .flatMap(known -> known.map(id -> Uni.createFrom().item(id))
                        .orElseGet(() -> made(kind, linked(kind, keyed(properties, origin.key()), contact), letters)));
    }

    /** A lead's id that came with the call is a contact's id; otherwise the phone number tells, or a new contact is made. */
    private Uni<String> contact(Contact contact, Correspondence letters) {
        if (contact.lead().isPresent()) {
            return Uni.createFrom().item(Long.toString(contact.lead().getAsLong()));
        }
        if (contact.phone().isEmpty()) {
            return Uni.createFrom()
                    .failure(new CrmException.Refusing("Neither the contact's id nor a phone number is known."));
        }
        return searched("contacts", byPhone(contact.phone()), letters)
                .flatMap(found -> found.isPresent() || config.keyProperty().isEmpty()
                        ? Uni.createFrom().item(found)
                        : keyed("contacts", contact.phone(), letters))
                .flatMap(known -> known.map(id -> Uni.createFrom().item(id))
                        .orElseGet(() -> made("contacts", wrapped(keyed(person(contact), contact.phone())), letters)));
    }

    private Uni<Optional<String>> known(String kind, String key, ObjectNode search, Correspondence letters) {
        return config.keyProperty().isPresent() ? keyed(kind, key, letters) : searched(kind, search, letters);
    }

    private Uni<Optional<String>> searched(String kind, ObjectNode search, Correspondence letters) {
        return ask("POST", kind + "/search", search, letters)
                .map(found -> Optional.of(id(found.path("results").path(0))).filter(id -> !id.isEmpty()));
    }

    /** By a property with unique values, which needs no search. */
    private Uni<Optional<String>> keyed(String kind, String key, Correspondence letters) {
        var path = OBJECTS + kind + "/" + encoded(key) + "?idProperty="
                + encoded(config.keyProperty().orElseThrow());
        return server.exchange(new Request("GET", path, headers(), ""), letters)
                .map(answer -> answer.status() == NOT_FOUND
                        ? Optional.empty()
                        : Optional.of(id(server.judge(answer))).filter(id -> !id.isEmpty()));
    }

    private ObjectNode keyed(ObjectNode properties, String key) {
        config.keyProperty().ifPresent(property -> properties.put(property, key));
        return properties;
    }

    private Uni<String> made(String kind, ObjectNode body, Correspondence letters) {
        return ask("POST", kind, body, letters)
                .map(HubSpotTarget::id)
                .onFailure(CrmException.Failing.class)
                .call(this::untilItWouldBeFound);
    }

    private Uni<Void> untilItWouldBeFound() {
        var open = Uni.createFrom().voidItem();
        return config.keyProperty().isPresent() ? open : open.onItem().delayIt().by(config.searchLag());
    }

    private static ObjectNode byPhone(String phone) {
        return search(filter("phone", "EQ", phone), filter("mobilephone", "EQ", phone));
    }

    private static ObjectNode person(Contact contact) {
        var properties = object().put("phone", contact.phone());
        if (!contact.name().isEmpty()) {
            var names = contact.name().split(" ", 2);
            properties.put("firstname", names[0]);
            properties.put("lastname", names.length > 1 ? names[1] : "");
        }
        if (!contact.email().isEmpty()) {
            properties.put("email", contact.email());
        }
        return properties;
    }

    private static ObjectNode filter(String property, String operator, String value) {
        return object().put("propertyName", property).put("operator", operator).put("value", value);
    }

    /** Each filter is a group of its own: one of them is enough. */
    private static ObjectNode search(ObjectNode... filters) {
        var body = object().put("limit", 1);
        var groups = body.putArray("filterGroups");
        for (var filter : filters) {
            groups.addObject().putArray("filters").add(filter);
        }
        return body;
    }

    private static ObjectNode linked(String kind, ObjectNode properties, String contact) {
        var body = wrapped(properties);
        var link = body.putArray("associations").addObject();
        link.putObject("to").put("id", contact);
        link.putArray("types")
                .addObject()
                .put("associationCategory", "HUBSPOT_DEFINED")
                .put("associationTypeId", kind.equals("notes") ? NOTE_TO_CONTACT : TASK_TO_CONTACT);
        return body;
    }

    private Uni<JsonNode> ask(String method, String path, ObjectNode body, Correspondence letters) {
        return server.ask(Request.json(method, OBJECTS + path, headers(), body), letters);
    }

    private Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + config.token().orElse(""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asText("");
    }

    /** These texts are HTML to HubSpot. */
    private static String html(String text, String key) {
        var safe = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>");
        return safe + "<br>" + key;
    }

    private static ObjectNode wrapped(ObjectNode properties) {
        var body = object();
        body.set("properties", properties);
        return body;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
