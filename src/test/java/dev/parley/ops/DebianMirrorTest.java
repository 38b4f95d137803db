package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianMirrorTest {
    private final Path apt;

    DebianMirrorTest(@TempDir Path apt) throws Exception {
        this.apt = apt;
        Files.createDirectories(apt.resolve("sources.list.d"));
    }

    @Test
    void itIsReadFromTheNewFormat() throws Exception {
        Files.writeString(apt.resolve("sources.list.d/debian.sources"), """
                Types: deb
                # http://snapshot.debian.org/archive/debian/20250520T000000Z
                URIs: http://mirror.example/debian
                Suites: bookworm bookworm-updates
                """);
        assertThat(DebianMirror.ofThisMachine(apt)).contains("http://mirror.example/debian");
    }

    @Test
    void itIsReadFromTheOldFormatWithAndWithoutOptions() throws Exception {
        Files.writeString(apt.resolve("sources.list"), """
                # deb http://commented.example/debian bookworm main
                deb-src http://source.example/debian bookworm main
                deb [arch=amd64 signed-by=/usr/share/keyrings/x.gpg] https://mirror.example/pub/debian/ bookworm main
                """);
        assertThat(DebianMirror.ofThisMachine(apt)).contains("https://mirror.example/pub/debian/");
    }

    @Test
    void otherVendorsAndSecurityUpdatesArePassedOver() throws Exception {
        Files.writeString(apt.resolve("sources.list.d/a.list"), """
                deb https://packages.example/apt cloud main
                deb http://deb.example/debian-security bookworm-security main
                """);
        Files.writeString(apt.resolve("sources.list.d/b.list"), "deb http://deb.example/debian bookworm main\n");
        assertThat(DebianMirror.ofThisMachine(apt)).contains("http://deb.example/debian");
    }

    @Test
    void aMachineWithoutOneHasNone() throws Exception {
        Files.writeString(apt.resolve("sources.list"), "deb http://archive.example/ubuntu noble main\n");
        assertThat(DebianMirror.ofThisMachine(apt)).isEmpty();
        assertThat(DebianMirror.ofThisMachine(apt.resolve("nowhere"))).isEmpty();
    }
}
