/** Sound as data: the 20 ms frame, codecs, resampling, voice activity, loudness, WAV. */
@NullMarked
package dev.parley.audio;

import org.jspecify.annotations.NullMarked;
