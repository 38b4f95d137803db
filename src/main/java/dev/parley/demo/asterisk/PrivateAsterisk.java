package dev.parley.demo.asterisk;

import dev.parley.ops.Child;
import dev.parley.ops.Companion;
import dev.parley.ops.DebianRoot;
import dev.parley.ops.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An Asterisk for development and tests, when none is configured: the one on the PATH, or Debian's, unpacked privately.
 * It listens on loopback only, with the project's own {@code asterisk_config} and passwords that are made up here.
 */
public final class PrivateAsterisk implements Companion {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    private Optional<Child> child = Optional.empty();

    @Override
    public String name() {
        return "asterisk";
    }

    /** After the programs that it may come with. */
    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean wanted(Surroundings surroundings) {
        return !surroundings.production()
                && surroundings.configured("parley.asterisk.url").isEmpty();
    }

    @Override
    public Map<String, String> start(Surroundings surroundings) {
        var remembered = Child.named(name(), surroundings);
        child = Optional.of(remembered);
        remembered.stop(ENDS_WITHIN);
        var home = surroundings.home().resolve("asterisk").toAbsolutePath();
        try {
            return run(surroundings, remembered, home);
        } catch (IOException e) {
            throw new AsteriskException(
                    "Cannot write what Asterisk needs in " + home + ": " + e
                            + ". Delete the folder if it is another user's, or set parley.home.",
                    e);
        }
    }

    @Override
    public void stop() {
        child.ifPresent(one -> one.stop(ENDS_WITHIN));
    }

    private Map<String, String> run(Surroundings surroundings, Child child, Path home) throws IOException {
        var program = program(surroundings);
        var folder = new AsteriskFolder(home);
        for (int attempt = 1; ; attempt++) {
            var ports = Ports.choose(surroundings);
            folder.prepare();
            var keys = keys(surroundings, folder.passwords(), ports);
            folder.write(program, ports);
            var start = AsteriskStart.of(program, folder);
            child.remember(start.process().toHandle());
            if (start.awaitBoot()) {
                surroundings.progress("Asterisk is up: SIP on 127.0.0.1:" + ports.sip() + ", ARI on 127.0.0.1:"
                        + ports.http() + ", its files in " + home);
                return keys;
            }
            child.stop(ENDS_WITHIN);
            if (attempt == TRIES) {
                throw start.lostItsPorts();
            }
        }
    }

    private static AsteriskProgram program(Surroundings surroundings) {
        return ProgramsOnPath.find("asterisk")
                .map(AsteriskProgram::installed)
                .or(() -> surroundings
                        .configured(PrivatePrograms.ASTERISK_ROOT)
                        .map(root -> AsteriskProgram.unpacked(DebianRoot.at(Path.of(root)))))
                .orElseThrow(() -> new AsteriskException("No asterisk is on the PATH and none could be unpacked."
                        + " Install one, or connect one with parley.asterisk.url."));
    }

    private static Map<String, String> keys(Surroundings surroundings, Passwords passwords, Ports ports)
            throws IOException {
        var keys = new HashMap<String, String>();
        keys.put("parley.asterisk.url", "http://127.0.0.1:" + ports.http());
        keys.put("parley.asterisk.username", "parley");
        keys.put("parley.asterisk.password", passwords.of("ari"));
        keys.put("parley.demo.sip-port", Integer.toString(ports.sip()));
        keys.put("parley.demo.softphone-user", "1001");
        keys.put("parley.demo.softphone-password", passwords.of("1001"));
        passwords.of("1002");
        if (surroundings.configured("parley.demo.token").isEmpty()) {
            keys.put("parley.demo.token", Passwords.random());
        }
        return keys;
    }
}
