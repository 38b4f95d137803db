package dev.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.crm.Communication;
import dev.parley.crm.Contact;
import dev.parley.crm.Correspondence;
import dev.parley.crm.CrmConfig;
import dev.parley.crm.CrmException;
import dev.parley.crm.LeadChange;
import dev.parley.crm.Origin;
import dev.parley.crm.Target;
import dev.parley.crm.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes to Salesforce (developer.salesforce.com, REST API): a call becomes a task that is done, what is to do one that
 * is not. It knows no Idempotency-Key: tasks carry ours in a field and are looked for before they are written, which
 * Salesforce's queries answer without delay; a lead is made by upsert on a key of its own, which cannot make two.
 */
@Singleton
final class SalesforceTarget implements Target {
    private static final String NAME = "parley.crm.salesforce";
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_DESCRIPTION = 32_000;
    private static final Map<String, String> STATUS = Map.of(
            "new", "Open - Not Contacted",
            "contacted", "Working - Contacted",
            "qualified", "Working - Contacted",
            "lost", "Closed - Not Converted");
    private static final Map<String, String> RATING =
            Map.of("urgent", "Hot", "high", "Hot", "medium", "Warm", "low", "Cold");

    private final SalesforceConfig config;
    private final Optional<SalesforceApi> api;

    @Inject
    SalesforceTarget(Vertx vertx, SalesforceConfig config, CrmConfig crm) {
        this.config = config;
        this.api = config.url().map(url -> new SalesforceApi(vertx, url, config, crm));
    }

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public void check() {
        if (config.url().isEmpty()
                || config.clientId().isEmpty()
                || config.clientSecret().isEmpty()) {
            throw new IllegalArgumentException("parley.crm.target is salesforce and " + SalesforceApi.URL + ", "
                    + ".client-id or .client-secret is not set. Set them to the organisation's address and to the key "
                    + "and secret of a connected app.");
        }
        if (!config.version().matches("v\\d{2,3}\\.0")) {
            throw new IllegalArgumentException(NAME + ".version is \"" + config.version() + "\". Write it like v60.0.");
        }
        if (!Soql.isField(config.taskKey())
                || !config.leadKey().map(Soql::isField).orElse(true)) {
            throw new IllegalArgumentException(
                    NAME + ".lead-key or .task-key is no name of a field. Write it like Parley_Key__c.");
        }
    }

    @Override
    public Uni<String> communicate(Communication communication, Correspondence letters) {
        var text = communication.content() + "\n" + String.join(", ", communication.tags());
        var body = object().put("Subject", "Call summary")
                .put("Type", config.callType())
                .put("TaskSubtype", "Call")
                .put("Status", config.doneStatus())
                .put("ActivityDate", day(Instant.now()))
                .put("Description", cut(text, LONGEST_DESCRIPTION));
        return lead(communication.contact(), letters)
                .flatMap(lead -> once(communication.origin(), lead, body, letters));
    }

    @Override
    public Uni<String> task(Task task, Correspondence letters) {
        var body = object().put("Subject", subject(task.type()))
                .put("TaskSubtype", task.type().equals("callback") ? "Call" : "Task")
                .put("Status", config.openStatus())
                .put("ActivityDate", day(task.dueAt()))
                .put("Description", cut(task.note(), LONGEST_DESCRIPTION));
        return lead(task.contact(), letters).flatMap(lead -> once(task.origin(), lead, body, letters));
    }

    @Override
    public Uni<String> update(LeadChange change, Correspondence letters) {
        var fields = object();
        change.status().map(this::status).ifPresent(status -> fields.put("Status", status));
        change.priority()
                .map(priority -> config.rating().getOrDefault(priority, RATING.getOrDefault(priority, priority)))
                .ifPresent(rating -> fields.put("Rating", rating));
        if (change.assignedAgentId().isPresent()) {
            var owner =
                    config.owner().get(Long.toString(change.assignedAgentId().getAsLong()));
            fields.put("OwnerId", Optional.ofNullable(owner).orElseThrow(SalesforceTarget::noUser));
        }
        return lead(change.contact(), letters)
                .flatMap(lead -> fields.isEmpty()
                        ? Uni.createFrom().item(lead)
                        : api().send("PATCH", "/sobjects/Lead/" + lead, fields, letters)
                                .replaceWith(lead));
    }

    private String status(String stage) {
        return Optional.ofNullable(config.status().getOrDefault(stage, STATUS.get(stage)))
                .orElseThrow(
                        () -> new CrmException.Refusing("Salesforce makes account, contact and opportunity of a lead "
                                + "that is " + stage + ", and a person decides which: convert it there, or set " + NAME
                                + ".status." + stage + " to a status that only marks it."));
    }

    private static CrmException noUser() {
        return new CrmException.Refusing("It is not known who this person is in Salesforce. Set " + NAME
                + ".owner.<our number> to the id of the user.");
    }

    /** A task of ours, written before or now. */
    private Uni<String> once(Origin origin, String lead, ObjectNode body, Correspondence letters) {
        var ours = Soql.is("WhoId", lead) + " AND " + Soql.is(config.taskKey(), origin.key());
        return found("Task", ours, letters)
                .flatMap(known -> known.map(id -> Uni.createFrom().item(id)).orElseGet(() -> api().send(
                                "POST",
                                "/sobjects/Task",
                                body.put("WhoId", lead).put(config.taskKey(), origin.key()),
                                letters)
                        .map(SalesforceTarget::id)));
    }

    /** By the number that came with the call; else by phone number, or newly made. */
    private Uni<String> lead(Contact contact, Correspondence letters) {
        if (contact.lead().isPresent()) {
            return numbered(Long.toString(contact.lead().getAsLong()), letters);
        }
        if (contact.phone().isEmpty()) {
            return refused("Neither the lead's number nor the caller's phone number is known.");
        }
        return found("Lead", "IsConverted = false AND " + byPhone(contact.phone()), letters)
                .flatMap(known -> known.map(id -> Uni.createFrom().item(id)).orElseGet(() -> made(contact, letters)));
    }

    private Uni<String> numbered(String number, Correspondence letters) {
        if (config.leadKey().isEmpty()) {
            return refused("Events name leads by number, and " + NAME
                    + ".lead-key does not say which field of Lead has " + "it. Set it.");
        }
        var key = config.leadKey().get();
        return found("Lead", "IsConverted = false AND " + Soql.is(key, number), letters)
                .map(known -> known.orElseThrow(() -> new CrmException.Refusing(
                        "Salesforce has no open lead with this number in the field " + key + ".")));
    }

    private String byPhone(String phone) {
        var spellings = PhoneSpellings.of(phone);
        var ours = config.leadKey()
                .map(key -> " OR " + Soql.is(key, byOurs(phone)))
                .orElse("");
        return "(" + Soql.isOneOf("Phone", spellings) + " OR " + Soql.isOneOf("MobilePhone", spellings) + ours + ")";
    }

    /** Told from the numbers by which events name leads: an extension is as short. */
    private static String byOurs(String phone) {
        return "tel:" + phone;
    }

    /** The same key is the same lead, should the answer get lost and this be asked again. */
    private Uni<String> made(Contact contact, Correspondence letters) {
        if (config.leadKey().isEmpty()) {
            return refused("Salesforce knows no lead with the caller's phone number. Parley makes one when " + NAME
                    + ".lead-key names a field by which it will find it again.");
        }
        var path = "/sobjects/Lead/" + config.leadKey().get() + "/" + SalesforceApi.encoded(byOurs(contact.phone()));
        return api().send("PATCH", path, person(contact), letters).map(SalesforceTarget::id);
    }

    private ObjectNode person(Contact contact) {
        var name = contact.name().strip();
        var split = name.lastIndexOf(' ');
        var fields = object().put("LastName", name.isEmpty() ? "[not provided]" : name.substring(split + 1))
                .put("Company", "[not provided]")
                .put("Phone", contact.phone());
        if (split > 0) {
            fields.put("FirstName", name.substring(0, split));
        }
        if (contact.email().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
            fields.put("Email", contact.email());
        }
        config.newLead().forEach(fields::put);
        return fields;
    }

    private Uni<Optional<String>> found(String kind, String condition, Correspondence letters) {
        return api().get(Soql.path(Soql.oldest(kind, condition)), letters).map(answer -> Optional.of(
                        answer.path("records").path(0).path("Id").asText(""))
                .filter(id -> !id.isEmpty()));
    }

    private static String id(JsonNode answer) {
        var id = answer.path("id").asText("");
        if (id.isEmpty()) {
            throw new CrmException.Failing("Salesforce did not say which record it wrote.");
        }
        return id;
    }

    private SalesforceApi api() {
        return api.orElseThrow(() -> new CrmException.Refusing(SalesforceApi.URL + " is not set."));
    }

    private String day(Instant at) {
        return LocalDate.ofInstant(at, config.zone()).toString();
    }

    private static String subject(String type) {
        var words = type.replace('_', ' ');
        return cut(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1), LONGEST_SUBJECT);
    }

    /** Never through the middle of a character. */
    private static String cut(String text, int most) {
        var end = text.length() > most && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.length() > most ? text.substring(0, end) : text;
    }

    private static Uni<String> refused(String sentence) {
        return Uni.createFrom().failure(new CrmException.Refusing(sentence));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
