/** An ear for the demo and the tests: it knows only what it was taught. */
@NullMarked
package dev.parley.demo.whisper;

import org.jspecify.annotations.NullMarked;
