/** The dialogue so far to the next reply, by model or by script. */
@NullMarked
package dev.parley.think;

import org.jspecify.annotations.NullMarked;
