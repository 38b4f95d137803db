/** Engines that always take the same time, in a process of their own: what they understand, think and say costs nothing. */
@NullMarked
package dev.parley.bench.engines;

import org.jspecify.annotations.NullMarked;
