package dev.parley.aftercall.analysis;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An analysis and how it came about.
 *
 * @param dropped facts that nobody had said and that were left out
 * @param method model, repaired (the model was asked twice), or extractive (by rules, because its answers were of no use)
 * @param model which one; empty for none
 */
@RegisterForReflection
public record Outcome(Analysis analysis, int dropped, String method, String model) {}
