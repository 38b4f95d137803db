package dev.parley.crm;

import java.time.Instant;

/**
 * Something that a person is to do.
 *
 * @param type "callback" or another word that the CRM knows
 * @param dueAt when it is to be done
 * @param note what about, for people to read
 */
public record Task(Origin origin, Contact contact, String type, Instant dueAt, String note) {}
