package dev.parley.aftercall.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    private static final String RECORDING = "https://pbx.example.com/calls/17.webm?id=17&side=both";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTPS://PBX.Example.COM/calls/17.webm?id=17&side=both",
                "https://pbx.example.com:443/calls/17.webm?id=17&side=both",
                "https://pbx.example.com./calls/17.webm?id=17&side=both",
                "http://pbx.example.com/calls/17.webm?id=17&side=both",
                "https://pbx.example.com//calls/./old/../17.webm?id=17&side=both",
                "https://pbx.example.com/calls/%2e%2E/calls/17%2ewebm?id=17&side=both",
                "https://pbx.example.com/%63alls/17.webm?side=both&&id=%31%37",
                "https://pbx.example.com/calls/17.webm?id=17&side=both#t=3",
                "https://pbx.example.com/calls/17.webm?id=17&side=both&X-Amz-Signature=abc&Expires=1",
            })
    void oneRecordingIsOnePlaceHoweverItIsSpelled(String spelling) {
        assertThat(place(spelling)).isEqualTo(place(RECORDING));
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/r?id=17, https://h/r?id=18",
        "https://h/r?id=17, https://h/r",
        "https://h/r%3Fid=17, https://h/r?id=17",
        "https://h/a.wav, https://h/A.wav",
        "https://h/a.wav, https://h:8443/a.wav",
        "https://h/a.wav, https://i/a.wav",
        "https://h/%E8.wav, https://h/%E9.wav",
        "https://h/r?a=1%26b=2, https://h/r?a=1&b=2"
    })
    void twoRecordingsAreTwoPlaces(String one, String other) {
        assertThat(place(one)).isNotEqualTo(place(other));
    }

    @Test
    void aFileIsPlacedByItsRealPath() throws IOException {
        var file = Files.createFile(
                Files.createDirectories(folder.resolve("calls")).resolve("17.wav"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("calls"));
        Files.createSymbolicLink(folder.resolve("other.wav"), file);
        for (var spelling : new String[] {
            "FILE://" + file,
            "file:" + file,
            "file://" + folder + "//calls///17.wav",
            "file://" + folder + "/calls/17%2Ewav?x#y",
            "file://" + folder + "/link/17.wav",
            "file://" + folder + "/other.wav"
        }) {
            assertThat(place(spelling)).as(spelling).isEqualTo(place("file://" + file));
        }
        assertThat(place("file://" + file).file()).contains(file.toRealPath());
        assertThat(place("file://" + folder + "/calls/18.wav")).isNotEqualTo(place("file://" + file));
    }

    @Test
    void aFileThatIsNotThereYetIsPlacedByItsFolder() throws IOException {
        Files.createDirectories(folder.resolve("calls"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("calls"));
        assertThat(place("file://" + folder + "/link/soon.wav"))
                .isEqualTo(place("file://" + folder + "/calls/soon.wav"));
    }

    private static Place place(String address) {
        return Spelling.place(URI.create(address));
    }
}
