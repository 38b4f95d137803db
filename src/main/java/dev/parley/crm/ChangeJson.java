package dev.parley.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change of a lead as JSON: the body of {@code PUT /api/leads/{id}}. */
public final class ChangeJson {
    private ChangeJson() {}

    /** Only what is to change. */
    public static ObjectNode of(LeadChange change) {
        var body = JsonNodeFactory.instance.objectNode();
        change.status().ifPresent(status -> body.put("status", status));
        change.priority().ifPresent(priority -> body.put("priority", priority));
        change.assignedAgentId().ifPresent(agent -> body.put("assignedAgentId", agent));
        return body;
    }
}
