/** Frames to transcripts. */
@NullMarked
package dev.parley.listen;

import org.jspecify.annotations.NullMarked;
