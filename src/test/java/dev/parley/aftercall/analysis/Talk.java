package dev.parley.aftercall.analysis;

import dev.parley.aftercall.recording.Said;
import dev.parley.aftercall.recording.Voice;
import dev.parley.aftercall.recording.Words;
import dev.parley.qualify.Profile;
import java.util.ArrayList;
import java.util.List;

/** Made-up calls. A line that begins with {@code >} is the agent's, with {@code ?} nobody's in particular. */
final class Talk {
    static final Profile INVESTMENT = Profile.named("investment");
    static final Profile SCHOOL = Profile.named("language-school");

    private Talk() {}

    static Words of(String... lines) {
        return in("en", lines);
    }

    static Words in(String language, String... lines) {
        var said = new ArrayList<Said>();
        for (var line : lines) {
            var voice =
                    switch (line.charAt(0)) {
                        case '>' -> Voice.AGENT;
                        case '?' -> Voice.UNKNOWN;
                        default -> Voice.CALLER;
                    };
            said.add(new Said(voice, said.size() * 4000L, voice == Voice.CALLER ? line : line.substring(1)));
        }
        return new Words(said, language, said.size() * 4L);
    }

    static Subject subject(Words words) {
        return new Subject(1, "call-1", words, INVESTMENT, List.of());
    }
}
