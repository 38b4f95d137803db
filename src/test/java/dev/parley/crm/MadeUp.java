package dev.parley.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Things to be written, of a caller who does not exist. */
public final class MadeUp {
    public static final Contact ALICE =
            new Contact(OptionalLong.of(42), "+14155550123", "Alice Doe", "alice@example.com");

    private MadeUp() {}

    public static Origin step(String step) {
        return new Origin(1, UUID.randomUUID(), step);
    }

    public static Communication summary(Origin origin, Contact contact) {
        var metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("callId", "c-1")
                .putArray("summary_bullets")
                .add("Wants a course")
                .add("Lives in Kyiv");
        metadata.put("confidence", 0.8);
        return new Communication(
                origin,
                contact,
                "Wants a German course.\nLives in Kyiv.",
                List.of("intent:course_enquiry", "priority:high", "sentiment:positive"),
                metadata);
    }

    public static Task callback(Origin origin, Contact contact) {
        return new Task(
                origin, contact, "callback", Instant.parse("2026-03-02T09:00:00Z"), "Call back about the course");
    }

    public static LeadChange qualified(Origin origin, Contact contact, boolean decided) {
        return new LeadChange(
                origin, contact, Optional.of("qualified"), Optional.of("high"), OptionalLong.of(5), decided);
    }
}
