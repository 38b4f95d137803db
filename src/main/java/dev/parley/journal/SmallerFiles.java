package dev.parley.journal;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes Ogg/Opus files of finished WAV files. Blocking. */
@Singleton
class SmallerFiles {
    private static final Logger LOG = Logger.getLogger(SmallerFiles.class);
    private static final Duration TOLERANCE = Duration.ofMillis(20);

    private final Ffmpeg ffmpeg;

    SmallerFiles(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * @param wav whole; deleted by whoever has noted the result
     * @return the smaller file, or the same one when none came of it that plays as long
     */
    Path of(Path wav) {
        var ogg = sibling(wav, ".ogg");
        var half = sibling(wav, ".ogg.part");
        try {
            ffmpeg.opus(wav, half);
            var lost = StereoWav.length(wav).minus(OggOpus.length(half)).abs();
            if (lost.compareTo(TOLERANCE) > 0) {
                throw new IOException("what ffmpeg made of it differs by " + lost.toMillis() + " ms");
            }
            return Files.move(half, ogg, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            tell(wav, half, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tell(wav, half, "Parley is stopping");
        }
        return wav;
    }

    private static void tell(Path wav, Path half, String why) {
        LOG.warnf(
                "The recording %s stays a WAV file: %s. Install ffmpeg with libopus, set parley.ffmpeg.command, or set"
                        + " parley.journal.recording-format=wav.",
                wav.getFileName(), why);
        try {
            Files.deleteIfExists(half);
        } catch (IOException e) {
            LOG.warnf("%s could not be deleted: %s", half, e);
        }
    }

    private static Path sibling(Path wav, String ending) {
        return wav.resolveSibling(wav.getFileName().toString().replaceFirst("\\.wav$", "") + ending);
    }
}
