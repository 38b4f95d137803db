package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCheckTest {
    private static final KnownKeys KNOWN = new KnownKeys(Set.of(
            "parley.home",
            "parley.asterisk.url",
            "parley.asterisk.first-media-port",
            "parley.speak.espeak.voice.*",
            "parley.speak.espeak.command[*]"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARLEY_HOME",
                "PARLEY_ASTERISK_FIRST_MEDIA_PORT",
                "PARLEY_SPEAK_ESPEAK_VOICE_EN",
                "PARLEY_SPEAK_ESPEAK_COMMAND_0_",
                "PARLEY_SERVICE_HOST",
                "PARLEY_PORT",
                "PARLEY_PORT_8080_TCP_ADDR",
                "PARLEY_DB_SERVICE_PORT_HTTP",
                "PATH",
                "PARLEYS"
            })
    void aVariableThatSomebodyReadsOrThatIsNoneOfOursIsFine(String variable) {
        assertThat(KeyCheck.complaints(KNOWN, List.of(environment(variable)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PARLEY_ASTERISK_ULR, PARLEY_ASTERISK_URL",
        "PARLEY_ASTERIX_URL, PARLEY_ASTERISK_URL",
        "PARLEY_ASTERISK_FIRST_MEDIA_PROT, PARLEY_ASTERISK_FIRST_MEDIA_PORT",
        "PARLEY_HOMES, PARLEY_HOME"
    })
    void aMistypedVariableIsToldWithTheOneThatWasMeant(String mistyped, String meant) {
        assertThat(KeyCheck.complaints(KNOWN, List.of(environment(mistyped))))
                .containsExactly(
                        "The environment variable " + mistyped + " is not read by Parley. Is " + meant + " meant?");
    }

    @Test
    void aVariableThatIsLikeNoOtherIsToldWithoutAGuess() {
        assertThat(KeyCheck.complaints(KNOWN, List.of(environment("PARLEY_TELEPHONE_DIRECTORY"))))
                .singleElement()
                .asString()
                .startsWith("The environment variable PARLEY_TELEPHONE_DIRECTORY is not read by Parley.")
                .doesNotContain("meant");
    }

    @Test
    void aKeyOfAnUnknownRoomIsToldWithWhereItStandsAndTheOneThatWasMeant() {
        var source = new PropertiesConfigSource(
                Map.of("parley.asterix.url", "http://pbx", "%dev.parley.home", "x", "quarkus.http.prot", "8"),
                "application.properties",
                100);
        assertThat(KeyCheck.complaints(KNOWN, List.of(source)))
                .singleElement()
                .asString()
                .startsWith("parley.asterix.url in ")
                .contains("application.properties")
                .endsWith(" is not read by Parley. Is parley.asterisk.url meant?");
    }

    @ParameterizedTest
    @CsvSource({
        "url, url, 0",
        "ulr, url, 1",
        "asterix, asterisk, 2",
        "'', abc, 3",
        "port, part, 1",
        "ab, ba, 1",
        "abc, ca, 3"
    })
    void slipsAreCountedAsOneTypesThem(String one, String other, int slips) {
        assertThat(KnownKeys.slips(one, other)).isEqualTo(slips);
        assertThat(KnownKeys.slips(other, one)).isEqualTo(slips);
    }

    /** The keys without a mapping are written down by hand, so the sources are asked. */
    @Test
    void everyKeyThatIsReadOrContributedByItsNameIsKnown() throws IOException {
        var named = Pattern.compile(
                "(?:configured|getOptionalValue|key|@ConfigProperty|put)\\((?:name = )?\"(parley\\.[a-z0-9.-]+)\"");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var names = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> named.matcher(text(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names).isNotEmpty().allMatch(ofTheSources()::knows);
        }
    }

    private static KnownKeys ofTheSources() {
        var mapped = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.parley").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .flatMap(type -> ConfigClass.configClass(type.reflect()).getProperties().keySet().stream());
        return new KnownKeys(
                Stream.concat(mapped, KnownKeys.WITHOUT_MAPPING.stream()).collect(Collectors.toSet()));
    }

    private static ConfigSource environment(String variable) {
        return new EnvConfigSource(Map.of(variable, "x"), 300);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
