package dev.parley.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A shell plays ffmpeg. */
class FfmpegRunTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aProgramThatComplainsMoreThanAPipeHoldsStillEndsAndItsFirstWordsAreKept() throws Exception {
        var script = "printf 'no such codec' >&2; head -c 500000 /dev/zero | tr '\\0' ' ' >&2; printf sound; exit 3";
        try (var run = FfmpegRun.start(List.of("sh", "-c", script), List.of())) {
            assertThat(run.output().readAllBytes()).asString().isEqualTo("sound");
            assertThat(run.ends(SOON)).isTrue();
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.complaint()).isEqualTo("no such codec");
        }
    }

    @Test
    void closingItEndsTheProgram() throws Exception {
        var run = FfmpegRun.start(List.of("sh", "-c", "exec sleep 60"), List.of());
        run.close();
        assertThat(run.ends(SOON)).isTrue();
    }
}
