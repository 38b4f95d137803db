package dev.parley.jobs;

import java.time.Duration;
import java.util.Set;

/**
 * Who takes jobs.
 *
 * @param pod the name of this process, its own alone
 * @param lease how long a job is held without a sign of life
 * @param kinds of job that it has workers for
 */
record Holder(String pod, Duration lease, Set<String> kinds) {}
