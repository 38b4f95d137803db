package dev.parley.demo.asterisk;

import dev.parley.ops.DebianRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An Asterisk that can be run.
 *
 * @param command the words to start it with, without its arguments
 * @param root where it is unpacked; empty for one that is installed and knows its folders
 */
record AsteriskProgram(List<String> command, Optional<DebianRoot> root) {
    static AsteriskProgram installed(Path program) {
        return new AsteriskProgram(List.of(program.toString()), Optional.empty());
    }

    static AsteriskProgram unpacked(DebianRoot root) {
        return new AsteriskProgram(root.command("usr/sbin/asterisk"), Optional.of(root));
    }

    Optional<Path> modules() {
        return root.map(debian -> debian.libraries().resolve("asterisk/modules"));
    }

    Optional<Path> data() {
        return root.map(debian -> debian.resolve("usr/share/asterisk"));
    }

    /** Installing the package would have made one of the voices the English one. */
    Optional<Path> englishSounds() {
        return data().map(folder -> folder.resolve("sounds/en_US_f_Allison"));
    }
}
