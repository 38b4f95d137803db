/** Sentences to frames. */
@NullMarked
package dev.parley.speak;

import org.jspecify.annotations.NullMarked;
