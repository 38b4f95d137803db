package dev.parley.demo.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsteriskFolderTest {
    private static final AsteriskProgram INSTALLED = AsteriskProgram.installed(Path.of("/usr/sbin/asterisk"));
    private static final Ports PORTS = new Ports(5070, 8090, 12000);

    @Test
    void everyFileOfTheProjectsConfigurationIsThere(@TempDir Path home) throws Exception {
        var folder = new AsteriskFolder(home);
        folder.prepare();
        folder.write(INSTALLED, PORTS);
        assertThat(names(home.resolve("etc"))).containsExactlyElementsOf(names(Path.of("asterisk_config")));
    }

    @Test
    void onlyWhatThisInstanceNeedsDiffersFromTheProjectsConfiguration(@TempDir Path home) throws Exception {
        var folder = new AsteriskFolder(home);
        folder.prepare();
        folder.write(INSTALLED, PORTS);
        assertThat(added(home, "pjsip.conf")).containsExactly("bind = 127.0.0.1:5070");
        assertThat(added(home, "http.conf")).containsExactly("bindport = 8090");
        assertThat(added(home, "rtp.conf")).containsExactly("rtpstart = 12000", "rtpend = 12999");
        assertThat(added(home, "asterisk.conf"))
                .contains("systemname = parley-5070", "[directories]", "astetcdir = " + home + "/etc")
                .noneMatch(line -> line.startsWith("astmoddir"));
        assertThat(added(home, "extensions.conf")).isEmpty();
    }

    /** Lines that the instance has and the project has not. */
    private static List<String> added(Path home, String file) throws Exception {
        var project = Files.readAllLines(Path.of("asterisk_config", file));
        return Files.readAllLines(home.resolve("etc").resolve(file)).stream()
                .filter(line -> !project.contains(line))
                .toList();
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".conf"))
                    .sorted()
                    .toList();
        }
    }
}
