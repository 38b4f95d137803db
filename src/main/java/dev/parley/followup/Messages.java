package dev.parley.followup;

import dev.parley.audio.Frame;
import dev.parley.audio.Pcm;
import dev.parley.audio.Wav;
import dev.parley.speak.Mouth;
import dev.parley.speak.Sentence;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Spoken messages as WAV files, beside the recordings. They name nobody. Thread-safe. */
@Singleton
class Messages {
    private static final int RATE_HZ = 16_000;
    private static final int A_PAUSE = RATE_HZ / 4;
    private static final Duration SETTLED = Duration.ofDays(1);

    private final Mouth mouth;
    private final Path folder;

    Messages(Mouth mouth, FollowUpConfig config) {
        this.mouth = mouth;
        folder = config.spoken().folder();
    }

    /** Speaks and writes the file; fails as {@link Mouth} does. */
    Uni<Void> speak(UUID id, List<String> sentences, String language) {
        return Multi.createFrom()
                .iterable(sentences)
                .onItem()
                .transformToUniAndConcatenate(text -> mouth.say(new Sentence(text, language), RATE_HZ)
                        .collect()
                        .asList())
                .collect()
                .asList()
                .map(Messages::joined)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(sound -> write(id, Wav.write(sound)))
                .replaceWithVoid();
    }

    /** Blocking. */
    Optional<Path> file(UUID id) {
        return Optional.of(path(id)).filter(Files::isRegularFile);
    }

    /** Those that have lain here for a day; what is left of one that was cut off goes at once. Blocking. */
    Set<UUID> settled() {
        var old = Instant.now().minus(SETTLED);
        var ids = new HashSet<UUID>();
        try (var files = Files.newDirectoryStream(folder, "*.{wav,part}")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isAfter(old)) {
                    continue;
                }
                var name = file.getFileName().toString();
                if (name.endsWith(".part")) {
                    Files.delete(file);
                } else {
                    ids.add(UUID.fromString(name.substring(0, name.indexOf('.'))));
                }
            }
        } catch (NoSuchFileException nothingSpoken) {
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException("The spoken messages in " + folder + " cannot be listed: " + e + ".", e);
        }
        return ids;
    }

    /** Blocking. */
    void forget(Collection<UUID> ids) {
        for (var id : ids) {
            try {
                Files.deleteIfExists(path(id));
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The spoken message " + path(id) + " could not be deleted: " + e + ". Delete it.", e);
            }
        }
    }

    private static Pcm joined(List<List<Frame>> sentences) {
        var length = sentences.stream()
                .mapToInt(frames -> A_PAUSE
                        + frames.stream()
                                .mapToInt(frame -> frame.samples().length)
                                .sum())
                .sum();
        var samples = new short[length];
        int at = 0;
        for (var frames : sentences) {
            for (var frame : frames) {
                System.arraycopy(frame.samples(), 0, samples, at, frame.samples().length);
                at += frame.samples().length;
            }
            at += A_PAUSE;
        }
        return new Pcm(samples, RATE_HZ);
    }

    /** Under another name first, so that nobody hears half of it. */
    private void write(UUID id, byte[] wav) {
        try {
            Files.createDirectories(folder);
            var draft = Files.createTempFile(folder, "message-", ".part");
            Files.write(draft, wav);
            Files.move(draft, path(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("A spoken message cannot be written to " + folder + ".", e);
        }
    }

    private Path path(UUID id) {
        return folder.resolve(id + ".wav");
    }
}
