/** A recording from wherever it lies to what was said in it, within limits. */
@NullMarked
package dev.parley.aftercall.recording;

import org.jspecify.annotations.NullMarked;
