/** Sound on its way between a caller and the call, whatever carries it: the turns of 20 ms, codecs, the reorder window. */
@NullMarked
package dev.parley.line.media;

import org.jspecify.annotations.NullMarked;
