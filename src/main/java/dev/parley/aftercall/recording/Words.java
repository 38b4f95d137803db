package dev.parley.aftercall.recording;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was said in a call, in order.
 *
 * @param language ISO 639-1
 * @param seconds how long the recording is; 0 when there was only a transcript
 */
@RegisterForReflection
public record Words(List<Said> said, String language, long seconds) {
    public Words {
        said = List.copyOf(said);
    }

    /** All of it, a line each, without who said it. */
    public String text() {
        return said.stream().map(Said::text).collect(Collectors.joining("\n"));
    }

    /** What may be the caller's: theirs, and where nobody knows whose it is, all of it. */
    public List<String> ofCaller() {
        return said.stream()
                .filter(each -> each.voice() != Voice.AGENT)
                .map(Said::text)
                .toList();
    }
}
