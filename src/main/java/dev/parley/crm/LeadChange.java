package dev.parley.crm;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to become of a lead; what is empty stays as it is.
 *
 * @param status new, contacted, qualified, converted or lost
 * @param priority low, medium, high or urgent
 * @param assignedAgentId who is to look after it
 * @param decided true when a person decided it; otherwise it is advice, which is carried out only where the configuration
 *     allows that
 */
public record LeadChange(
        Origin origin,
        Contact contact,
        Optional<String> status,
        Optional<String> priority,
        OptionalLong assignedAgentId,
        boolean decided) {}
