package dev.parley.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/**
 * What a CRM's server answered, whatever the status.
 *
 * @param retryAfter the header as it came; empty when absent
 */
public record Answer(int status, String retryAfter, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A missing node for an empty body; empty when the body is no JSON object or array. */
    public Optional<JsonNode> json() {
        if (body.isBlank()) {
            return Optional.of(MissingNode.getInstance());
        }
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
