package dev.parley.bench.after;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CRM that does what it is asked once for each Idempotency-Key, and counts. Requests come by its server's event loop,
 * questions by any thread.
 */
public final class CountingCrm {
    private final Map<String, Deed> deeds = new LinkedHashMap<>();
    private int requests;
    private int withoutKey;

    /**
     * Something that was done.
     *
     * @param call the call of a summary; empty for everything else
     */
    private record Deed(String what, String lead, String call) {}

    /** @return the number of what it made, the same when the key came before */
    synchronized int take(String method, String path, String key, JsonObject body) {
        requests++;
        if (key.isEmpty()) {
            withoutKey++;
        }
        deeds.putIfAbsent(key, deed(method + " " + path, body));
        return deeds.size();
    }

    private static Deed deed(String what, JsonObject body) {
        if (!what.endsWith("/communication")) {
            return new Deed(what, "", "");
        }
        var call = body.getJsonObject("metadata", new JsonObject()).getString("callId", "");
        return new Deed(what, what.replaceAll("\\D+", ""), call);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        deeds.clear();
        requests = 0;
        withoutKey = 0;
    }

    /** The Idempotency-Keys of all that was done. */
    public synchronized Set<String> keys() {
        return Set.copyOf(deeds.keySet());
    }

    /** Requests whose key had come before, and those without a key. */
    public synchronized int repeated() {
        return requests - deeds.size() + withoutKey;
    }

    /** How many summaries it has of each call. */
    public synchronized Map<String, Integer> summaries() {
        var counted = new HashMap<String, Integer>();
        deeds.values().stream()
                .filter(deed -> !deed.call().isEmpty())
                .forEach(deed -> counted.merge(deed.call(), 1, Integer::sum));
        return counted;
    }

    /** The calls of each lead in the order in which their summaries came. */
    public synchronized Map<String, List<String>> order() {
        var order = new HashMap<String, List<String>>();
        deeds.values().stream().filter(deed -> !deed.call().isEmpty()).forEach(deed -> order.computeIfAbsent(
                        deed.lead(), lead -> new ArrayList<>())
                .add(deed.call()));
        return order;
    }
}
