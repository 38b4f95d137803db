/** Calls that come through an Asterisk: its REST Interface (ARI) for control, externalMedia RTP for sound. */
@NullMarked
package dev.parley.line.asterisk;

import org.jspecify.annotations.NullMarked;
