/** Asking a store: page by page, on a context of its own; in order and again until it succeeds where work must get done. */
@NullMarked
package dev.parley.jobs;

import org.jspecify.annotations.NullMarked;
