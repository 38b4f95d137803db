package dev.parley.aftercall.recording;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Something that one side said.
 *
 * @param at milliseconds from the start of the recording; 0 where a transcript does not tell
 */
@RegisterForReflection
public record Said(Voice voice, long at, String text) {
    public Said {
        text = text.replace("\0", "").strip();
    }
}
