package dev.parley.talk;

import java.time.Instant;

/** The CRM has stored what a call told, under this lead. Fired as a CDI event after the call, on any thread. */
public record LeadKept(CallId call, Instant at, long leadId) {}
