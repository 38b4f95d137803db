/** Piper, a neural voice behind HTTP. */
@NullMarked
package dev.parley.speak.piper;

import org.jspecify.annotations.NullMarked;
