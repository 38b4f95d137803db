/**
 * Work that must get done: {@link Jobs} in PostgreSQL, which outlive the process, and {@link Lanes} in memory, for what a
 * call writes while it is up. Both go in order and try again.
 */
@NullMarked
package dev.parley.jobs;

import org.jspecify.annotations.NullMarked;
