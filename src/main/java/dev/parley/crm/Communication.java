package dev.parley.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What was said in a call, for the lead's history.
 *
 * @param content for people to read
 * @param tags such as "intent:course_enquiry", "priority:high", "sentiment:positive"
 * @param metadata an object: callId, summary_bullets, entities, next_actions, confidence
 */
public record Communication(Origin origin, Contact contact, String content, List<String> tags, JsonNode metadata) {
    public Communication {
        tags = List.copyOf(tags);
    }
}
