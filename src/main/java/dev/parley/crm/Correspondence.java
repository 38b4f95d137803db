package dev.parley.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What was sent to a CRM in one try, and what came back; without keys and headers. Thread-safe. */
public final class Correspondence {
    private static final int LONGEST_TEXT = 20_000;

    private final ArrayNode letters = JsonNodeFactory.instance.arrayNode();

    /** @param to what was asked, such as "POST /api/tasks" */
    public synchronized void sent(String to, String body) {
        letters.addObject().put("to", to).put("sent", cut(body));
    }

    /** The answer to what was sent last. */
    public synchronized void answered(int status, String body) {
        var last = letters.isEmpty() ? letters.addObject() : letters.path(letters.size() - 1);
        if (last instanceof ObjectNode letter) {
            letter.put("status", status).put("answer", cut(body));
        }
    }

    /** All of it, in order. */
    public synchronized ArrayNode letters() {
        return letters.deepCopy();
    }

    /** PostgreSQL's jsonb takes no NUL. */
    private static String cut(String text) {
        var clean = text.replace("\0", "");
        return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) + "…" : clean;
    }
}
