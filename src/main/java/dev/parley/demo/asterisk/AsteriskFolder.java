package dev.parley.demo.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The folder of a private Asterisk: its configuration, made from the project's own, and all that it writes. */
final class AsteriskFolder {
    /** The files of {@code asterisk_config}, as they are packaged. */
    private static final List<String> FILES = List.of(
            "acl.conf",
            "ari.conf",
            "asterisk.conf",
            "ccss.conf",
            "cdr.conf",
            "cel.conf",
            "chan_websocket.conf",
            "codecs.conf",
            "extensions.conf",
            "features.conf",
            "http.conf",
            "indications.conf",
            "logger.conf",
            "manager.conf",
            "modules.conf",
            "pjproject.conf",
            "pjsip.conf",
            "rtp.conf",
            "stasis.conf",
            "udptl.conf",
            "websocket_client.conf");

    private final Path folder;

    AsteriskFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folders anew, but for what outlives a start: passwords and Asterisk's own small database. */
    void prepare() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        for (var part :
                List.of("etc/parley", "var/db", "var/keys", "spool/recording", "spool/tmp", "run", "log", "data")) {
            Files.createDirectories(folder.resolve(part));
        }
        for (var log : List.of("full", "messages", "console")) {
            Files.deleteIfExists(log(log));
        }
    }

    void write(AsteriskProgram program, Ports ports) throws IOException {
        var changes = Map.of(
                "asterisk.conf",
                        new ConfigText(packaged("asterisk.conf") + folders(program))
                                .with("options", "systemname", "parley-" + ports.sip())
                                .with("options", "entityid", entity(ports.sip())),
                "http.conf",
                        new ConfigText(packaged("http.conf"))
                                .with("general", "bindport", Integer.toString(ports.http())),
                "pjsip.conf",
                        new ConfigText(packaged("pjsip.conf"))
                                .with("transport-udp", "bind", "127.0.0.1:" + ports.sip()),
                "rtp.conf",
                        new ConfigText(packaged("rtp.conf"))
                                .with("general", "rtpstart", Integer.toString(ports.rtpStart()))
                                .with("general", "rtpend", Integer.toString(ports.rtpEnd())));
        for (var file : FILES) {
            var text = changes.containsKey(file) ? changes.get(file).text() : packaged(file);
            Files.writeString(folder.resolve("etc").resolve(file), text);
        }
        Files.writeString(
                folder.resolve("etc/parley/modules.conf"),
                program.root().isPresent() ? "load = codec_opus_open_source.so\n" : "");
        linkData(program);
    }

    Path path() {
        return folder;
    }

    Path configuration() {
        return folder.resolve("etc/asterisk.conf");
    }

    Path log(String name) {
        return folder.resolve("log").resolve(name);
    }

    Passwords passwords() {
        return new Passwords(folder.resolve("etc/parley"));
    }

    private String folders(AsteriskProgram program) {
        var text = new ConfigText("\n")
                .with("directories", "astetcdir", folder + "/etc")
                .with("directories", "astvarlibdir", folder + "/var")
                .with("directories", "astdbdir", folder + "/var/db")
                .with("directories", "astkeydir", folder + "/var")
                .with("directories", "astspooldir", folder + "/spool")
                .with("directories", "astrundir", folder + "/run")
                .with("directories", "astlogdir", folder + "/log");
        if (program.root().isEmpty()) {
            return text.text();
        }
        return text.with(
                        "directories",
                        "astmoddir",
                        program.modules().orElseThrow().toString())
                .with("directories", "astdatadir", folder + "/data")
                .with("directories", "astagidir", folder + "/data/agi-bin")
                .text();
    }

    /** What is unpacked is shared and stays as it is; this Asterisk's view of it says which voice is English. */
    private void linkData(AsteriskProgram program) throws IOException {
        if (program.data().isEmpty()) {
            return;
        }
        var data = folder.resolve("data");
        Files.createDirectories(data.resolve("sounds"));
        link(data.resolve("sounds/en"), program.englishSounds().orElseThrow());
        for (var part : List.of("documentation", "rest-api")) {
            link(data.resolve(part), program.data().orElseThrow().resolve(part));
        }
    }

    private static void link(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }

    /** Six bytes in the form of a locally administered MAC address, other than every other server's. */
    private static String entity(int port) {
        return "02:00:%02x:%02x:%02x:%02x"
                .formatted(
                        ProcessHandle.current().pid() >> 8 & 0xff,
                        ProcessHandle.current().pid() & 0xff,
                        port >> 8 & 0xff,
                        port & 0xff);
    }

    private static String packaged(String file) throws IOException {
        try (var in = AsteriskFolder.class.getResourceAsStream("/asterisk_config/" + file)) {
            if (in == null) {
                throw new AsteriskException("asterisk_config/" + file + " is missing from this build of Parley."
                        + " Build it again with ./mvnw package.");
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
