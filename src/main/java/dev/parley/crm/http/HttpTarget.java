package dev.parley.crm.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.crm.ChangeJson;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes to any CRM with a JSON API, by default to the paths and fields that Parley's own desk has. */
@Singleton
final class HttpTarget implements Target {
    private static final String URL = "parley.crm.http.url";

    private final HttpCrmConfig config;
    private final Fields fields;
    private final Optional<CrmServer> server;

    @Inject
    HttpTarget(Vertx vertx, HttpCrmConfig config, CrmConfig crm) {
        this.config = config;
        this.fields = new Fields(config.fields());
        this.server = config.url().map(url -> CrmServer.at(vertx, URL, url, crm));
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void check() {
        if (server.isEmpty()) {
            throw new IllegalArgumentException("parley.crm.target is http and " + URL + " is not set. Set it to the "
                    + "address of the CRM, or parley.crm.target to another one.");
        }
    }

    @Override
    public Uni<String> communicate(Communication communication, Correspondence correspondence) {
        var body = object().put("type", "call_summary").put("source", "ai").put("content", communication.content());
        var tags = body.putArray("tags");
        communication.tags().forEach(tags::add);
        body.set("metadata", communication.metadata());
        return lead(communication.contact(), correspondence)
                .flatMap(lead -> send(
                        "POST",
                        path(config.paths().communication(), lead, communication.contact()),
                        communication.origin(),
                        body,
                        correspondence));
    }

    @Override
    public Uni<String> task(Task task, Correspondence correspondence) {
        return lead(task.contact(), correspondence).flatMap(lead -> {
            var body = object();
            body.set("leadId", number(lead));
            body.put("type", task.type()).put("dueAt", task.dueAt().toString()).put("note", task.note());
            return send("POST", path(config.paths().task(), lead, task.contact()), task.origin(), body, correspondence);
        });
    }

    @Override
    public Uni<String> update(LeadChange change, Correspondence correspondence) {
        var body = ChangeJson.of(change);
        return lead(change.contact(), correspondence)
                .flatMap(lead -> send(
                        config.leadMethod(),
                        path(config.paths().lead(), lead, change.contact()),
                        change.origin(),
                        body,
                        correspondence));
    }

    private Uni<String> send(String method, String path, Origin origin, ObjectNode body, Correspondence letters) {
        var headers = new LinkedHashMap<>(key());
        headers.put("Idempotency-Key", origin.key());
        return Uni.createFrom()
                .deferred(() -> server().ask(Request.json(method, path, headers, fields.mapped(body)), letters))
                .map(HttpTarget::id);
    }

    /** The lead's id there: as it came with the call, or found by phone number. */
    private Uni<String> lead(Contact contact, Correspondence correspondence) {
        if (contact.lead().isPresent()) {
            return Uni.createFrom().item(Long.toString(contact.lead().getAsLong()));
        }
        if (contact.phone().isEmpty() || config.paths().find().isEmpty()) {
            return Uni.createFrom()
                    .failure(new CrmException.Refusing("This call did not come from the CRM, so its lead's id there is "
                            + "not known. Set parley.crm.http.paths.find to a search by phone number."));
        }
        var path = path(config.paths().find().get(), "", contact);
        return Uni.createFrom()
                .deferred(() -> server().ask(new Request("GET", path, key(), ""), correspondence))
                .map(HttpTarget::found);
    }

    private static String found(JsonNode answer) {
        var list = answer.path("items").isArray() ? answer.path("items") : answer;
        var id = id(list.isArray() ? list.path(0) : list);
        if (id.isEmpty()) {
            throw new CrmException.Refusing("The CRM knows no lead with the caller's phone number.");
        }
        return id;
    }

    private Map<String, String> key() {
        var header = config.keyHeader();
        return config.key()
                .map(key -> Map.of(header, header.equalsIgnoreCase("Authorization") ? "Bearer " + key : key))
                .orElse(Map.of());
    }

    private CrmServer server() {
        return server.orElseThrow(() -> new CrmException.Refusing(URL + " is not set."));
    }

    private static String path(String template, String lead, Contact contact) {
        return template.replace("{leadId}", encoded(lead)).replace("{phone}", encoded(contact.phone()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode number(String lead) {
        return lead.matches("\\d{1,18}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(lead))
                : JsonNodeFactory.instance.textNode(lead);
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asText("");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
