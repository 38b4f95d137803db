package dev.parley.crm.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.crm.FakeCrm;
import dev.parley.crm.FakeCrm.Reply;
import dev.parley.crm.FakeCrm.Request;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** As much of Salesforce's REST API as Parley uses, on a real socket: tokens, the two queries, tasks and leads. */
final class FakeSalesforce implements AutoCloseable {
    static final String KEY = "Parley_Key__c";
    private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern LEADS = Pattern.compile("SELECT Id FROM Lead WHERE IsConverted = false AND "
            + "(?:Parley_Key__c = \\?|\\(Phone IN \\(\\?(?:, \\?)*\\) OR MobilePhone IN \\(\\?(?:, \\?)*\\)"
            + "(?: OR Parley_Key__c = \\?)?\\)) ORDER BY CreatedDate LIMIT 1");
    private static final Pattern TASKS =
            Pattern.compile("SELECT Id FROM Task WHERE WhoId = \\? AND CallObject = \\? ORDER BY CreatedDate LIMIT 1");
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, ObjectNode> leads = new ConcurrentHashMap<>();
    final Map<String, ObjectNode> tasks = new ConcurrentHashMap<>();
    /** The queries, decoded. */
    final List<String> queries = new CopyOnWriteArrayList<>();

    final AtomicInteger logins = new AtomicInteger();
    /** After so many requests that write, the connection breaks though all of it was kept. */
    final AtomicInteger loses = new AtomicInteger();

    final FakeCrm socket = new FakeCrm(this::answer);
    /** Told instead of a token when it is there. */
    volatile Optional<Reply> noToken = Optional.empty();
    /** Told to everything but logins when it is there. */
    volatile Optional<Reply> trouble = Optional.empty();

    private volatile String token = "";

    /** The token that was given last opens nothing any more. */
    void forgetToken() {
        token = "gone";
    }

    void lead(String id, Map<String, String> fields) {
        leads.put(id, JSON.convertValue(fields, ObjectNode.class));
    }

    ObjectNode lead(String id) {
        return Objects.requireNonNull(leads.get(id), id);
    }

    ObjectNode task(String id) {
        return Objects.requireNonNull(tasks.get(id), id);
    }

    List<String> paths() {
        return socket.requests.stream()
                .map(it -> it.method() + " " + it.path().replaceFirst("\\?.*", ""))
                .toList();
    }

    private Reply answer(Request request) {
        if (request.path().equals("/services/oauth2/token")) {
            return login();
        }
        if (!request.header("authorization").equals("Bearer " + token)) {
            return error(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
        return trouble.orElseGet(() -> resource(request, request.path().replaceFirst("^/services/data/v60\\.0", "")));
    }

    private Reply login() {
        return noToken.orElseGet(() -> {
            token = "00D!" + logins.incrementAndGet();
            return Reply.json(
                    200,
                    "{\"access_token\":\"" + token + "\",\"instance_url\":\"" + socket.url()
                            + "\",\"token_type\":\"Bearer\",\"issued_at\":\"1780000000000\"}");
        });
    }

    private Reply resource(Request request, String path) {
        if (path.startsWith("/query?q=")) {
            return query(URLDecoder.decode(path.substring("/query?q=".length()), UTF_8));
        }
        if (path.equals("/sobjects/Task")) {
            tasks.put("00T" + tasks.size(), (ObjectNode) request.json());
            return kept(201, "00T" + (tasks.size() - 1));
        }
        if (path.startsWith("/sobjects/Lead/" + KEY + "/")) {
            return upsert(URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), UTF_8), request.json());
        }
        var id = path.substring(path.lastIndexOf('/') + 1);
        if (!leads.containsKey(id)) {
            return error(404, "NOT_FOUND", "The requested resource does not exist");
        }
        lead(id).setAll((ObjectNode) request.json());
        return new Reply(204, Map.of(), "");
    }

    private Reply upsert(String key, JsonNode fields) {
        if (fields.has("Id") || fields.has(KEY)) {
            return error(400, "INVALID_FIELD", "The external id is in the path");
        }
        var known = first(leads, lead -> lead.path(KEY).asText().equals(key));
        var id = known.orElse("00Q" + leads.size());
        leads.computeIfAbsent(id, _ -> JSON.createObjectNode()).put(KEY, key).setAll((ObjectNode) fields);
        return kept(known.isPresent() ? 200 : 201, id);
    }

    private Reply kept(int status, String id) {
        return loses.get() > 0 && loses.decrementAndGet() == 0
                ? Reply.lost()
                : Reply.json(status, "{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]}");
    }

    /** What is left of a query without its literals has to be one of the two that there are. */
    private Reply query(String soql) {
        queries.add(soql);
        var literals = new ArrayList<String>();
        var shape = LITERAL.matcher(soql).replaceAll(literal -> {
            literals.add(literal.group(1).replaceAll("\\\\(.)", "$1"));
            return "?";
        });
        if (LEADS.matcher(shape).matches()) {
            return found(first(
                    leads,
                    lead -> literals.contains(lead.path("Phone").asText("none"))
                            || literals.contains(lead.path("MobilePhone").asText("none"))
                            || literals.contains(lead.path(KEY).asText("none"))));
        }
        return TASKS.matcher(shape).matches()
                ? found(first(
                        tasks,
                        task -> task.path("WhoId").asText().equals(literals.get(0))
                                && task.path("CallObject").asText().equals(literals.get(1))))
                : error(400, "MALFORMED_QUERY", "unexpected token");
    }

    private static Optional<String> first(Map<String, ObjectNode> records, Predicate<ObjectNode> wanted) {
        return records.entrySet().stream()
                .filter(it -> wanted.test(it.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Reply found(Optional<String> id) {
        return Reply.json(
                200,
                id.map(it -> "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"x\"},\"Id\":\""
                                + it + "\"}]}")
                        .orElse("{\"totalSize\":0,\"done\":true,\"records\":[]}"));
    }

    static Reply error(int status, String code, String message) {
        return Reply.json(status, "[{\"message\":\"" + message + "\",\"errorCode\":\"" + code + "\"}]");
    }

    @Override
    public void close() {
        socket.close();
    }
}
