/** Work that must get done: in order, again until it succeeds, given up only when that is hopeless. */
@NullMarked
package dev.parley.jobs;

import org.jspecify.annotations.NullMarked;
