/** The one guarded door to language models: time limits, breaker, usage log. */
@NullMarked
package dev.parley.model;

import org.jspecify.annotations.NullMarked;
