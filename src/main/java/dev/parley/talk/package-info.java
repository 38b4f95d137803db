/** The words everyone uses about a call, and the small ports by which rooms ask each other. */
@NullMarked
package dev.parley.talk;

import org.jspecify.annotations.NullMarked;
