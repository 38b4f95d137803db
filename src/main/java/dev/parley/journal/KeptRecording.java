package dev.parley.journal;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A recording that is there.
 *
 * @param until when it has to be deleted
 * @param complete false while the call goes on, and when the recording misses something
 */
record KeptRecording(Path file, Instant until, boolean complete) {}
