package dev.parley.aftercall.analysis;

import dev.parley.aftercall.recording.Words;
import dev.parley.qualify.Profile;
import java.util.List;

/**
 * What is to be analysed.
 *
 * @param team whose call it is
 * @param call its id, for the usage log
 * @param lessons what people corrected in earlier analyses, a sentence each
 */
public record Subject(long team, String call, Words words, Profile profile, List<String> lessons) {
    public Subject {
        lessons = List.copyOf(lessons);
    }
}
