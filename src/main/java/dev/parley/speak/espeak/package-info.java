/** espeak-ng, a voice that runs on this machine. */
@NullMarked
package dev.parley.speak.espeak;

import org.jspecify.annotations.NullMarked;
