/** A caller's line: frames in and out, digits, transfer, hang up. */
@NullMarked
package dev.parley.line;

import org.jspecify.annotations.NullMarked;
