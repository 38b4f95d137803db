/** What happened: call records, transcripts, recordings, live state. Listens to facts, decides nothing. */
@NullMarked
package dev.parley.journal;

import org.jspecify.annotations.NullMarked;
