/** Everybody else in what follows a call: telephone system, host of recordings, ear, mind and CRM, and who counts. */
@org.jspecify.annotations.NullMarked
package dev.parley.bench.after;
