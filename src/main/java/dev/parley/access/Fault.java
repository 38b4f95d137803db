package dev.parley.access;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A field of what came in, and what is wrong with it.
 *
 * @param message a sentence without its subject, which is the field
 */
@RegisterForReflection
public record Fault(String field, String message) {}
