package dev.parley.demo.asterisk;

import dev.parley.ops.Companion;
import dev.parley.ops.DebianPackages;
import dev.parley.ops.DebianRoot;
import dev.parley.ops.Surroundings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asterisk, espeak-ng and ffmpeg for a machine that has not got them, fetched together. Nothing runs yet: the keys say
 * how to run them.
 */
public final class PrivatePrograms implements Companion {
    /** Where Asterisk is unpacked. */
    static final String ASTERISK_ROOT = "parley.demo.asterisk-root";

    private static final String ESPEAK = "parley.speak.espeak.command";
    private static final String ESPEAK_DATA = "parley.speak.espeak.data";
    private static final String FFMPEG = "parley.ffmpeg.command";

    @Override
    public String name() {
        return "programs";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean wanted(Surroundings surroundings) {
        return !surroundings.production() && !packages(surroundings).isEmpty();
    }

    @Override
    public Map<String, String> start(Surroundings surroundings) {
        var root = new DebianPackages(surroundings).unpacked(packages(surroundings));
        var keys = new HashMap<String, String>();
        if (lacksAsterisk(surroundings)) {
            keys.put(ASTERISK_ROOT, root.path().toString());
        }
        if (lacks("espeak-ng", ESPEAK, surroundings)) {
            keys.put(ESPEAK, command(root, "espeak-ng"));
            keys.put(ESPEAK_DATA, root.libraries().resolve("espeak-ng-data").toString());
        }
        if (lacks("ffmpeg", FFMPEG, surroundings)) {
            keys.put(FFMPEG, command(root, "ffmpeg"));
        }
        return keys;
    }

    @Override
    public void stop() {}

    private static List<String> packages(Surroundings surroundings) {
        return Stream.of(
                        lacksAsterisk(surroundings)
                                ? List.of("asterisk", "asterisk-core-sounds-en-wav")
                                : List.<String>of(),
                        lacks("espeak-ng", ESPEAK, surroundings) ? List.of("espeak-ng") : List.<String>of(),
                        lacks("ffmpeg", FFMPEG, surroundings) ? List.of("ffmpeg") : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }

    private static boolean lacksAsterisk(Surroundings surroundings) {
        return surroundings.configured("parley.asterisk.url").isEmpty()
                && lacks("asterisk", ASTERISK_ROOT, surroundings);
    }

    private static boolean lacks(String program, String key, Surroundings surroundings) {
        return surroundings.configured(key).isEmpty()
                && ProgramsOnPath.find(program).isEmpty();
    }

    /** MicroProfile Config's form of a list: a comma within an element has a backslash before it. */
    private static String command(DebianRoot root, String program) {
        return String.join(
                ",",
                root.command("usr/bin/" + program).stream()
                        .map(word -> word.replace(",", "\\,"))
                        .toList());
    }
}
